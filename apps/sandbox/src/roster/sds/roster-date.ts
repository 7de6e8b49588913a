const monthNames = [
  ...['january', 'february', 'march', 'april', 'may', 'june', 'july'],
  ...['august', 'september', 'october', 'november', 'december'],
];

/** Unambiguous notations. With slashes the month comes first, with dots the day. */
const notations = [
  /^(?<year>\d{4})([-/.])(?<month>\d{1,2})\2(?<day>\d{1,2})$/,
  /^(?<year>(?:19|20)\d\d)(?<month>\d\d)(?<day>\d\d)$/,
  /^(?<month>\d{1,2})\/(?<day>\d{1,2})\/(?<year>\d{4})$/,
  /^(?<day>\d{1,2})\.\s?(?<month>\d{1,2})\.\s?(?<year>\d{4})\.?$/,
  // A day that can't be a month.
  /^(?<day>1[3-9]|[23]\d)-(?<month>\d{1,2})-(?<year>\d{4})$/,
  /^(?<day>\d{1,2})[-\s](?<month>[a-z]{3,9})[-\s,]+(?<year>\d{4})$/i,
  /^(?<month>[a-z]{3,9})\s(?<day>\d{1,2}),?\s(?<year>\d{4})$/i,
];

/** Excel's days since the end of 1899, for dates that people and terms have today. */
const serial = /^(?<days>[2-5]\d{4})(?:[.,]\d+)?$/;

const timeStart = /[T\s]\d{1,2}:\d/i;
const timeOfDay =
  /^[T\s]\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?(?:\s?[ap]\.?m\.?)?(?:Z|\s?[+-]\d{2}:?\d{2})?$/i;

/** Without the time of day, if one follows. */
function dayOf(value: string): string {
  const at = value.search(timeStart);
  return at > 0 && timeOfDay.test(value.slice(at)) ? value.slice(0, at).trim() : value;
}

function monthOf(text: string): number {
  const name = text.toLowerCase();
  if (/^\d/.test(name)) return Number(name);
  return monthNames.findIndex((month) => name === month || name === month.slice(0, 3)) + 1;
}

/** A day; undefined for one that no calendar has. */
function isoDay({ year, month = '', day }: Record<string, string | undefined>): string | undefined {
  const date = new Date(Date.UTC(Number(year), monthOf(month) - 1, Number(day)));
  const isReal = date.getUTCMonth() === monthOf(month) - 1 && date.getUTCDate() === Number(day);
  return isReal && Number(year) >= 1000 ? date.toISOString().slice(0, 10) : undefined;
}

function serialDay(days: string): string {
  return new Date(Date.UTC(1899, 11, 30 + Number(days))).toISOString().slice(0, 10);
}

/** What databases write for no date. */
export function isNoDate(value: string): boolean {
  return /^(?:0000-?00-?00|00\/00\/0000|0001-01-01)(?:[T\s]|$)/.test(value);
}

/** Whether it could mean more than one day, with nothing to say which. */
export function isAmbiguousDate(value: string): boolean {
  const day = dayOf(value);
  const hasShortYear = /^\d{1,2}([-/.])\d{1,2}\1\d{2}$/.test(day);
  return hasShortYear || /^(?:0?\d|1[0-2])-(?:0?\d|1[0-2])-\d{4}$/.test(day);
}

/** Converts a date to ISO; undefined for anything uncertain, and for days no calendar has. */
export function parseRosterDate(value: string): string | undefined {
  const day = dayOf(value);
  const days = serial.exec(day)?.groups?.['days'];
  if (days !== undefined) return serialDay(days);
  for (const notation of notations) {
    const groups = notation.exec(day)?.groups;
    if (groups) return isoDay(groups);
  }
  return undefined;
}
