const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
/** From this many days on, a date is clearer than a count of days. */
const longAgo = 30;

/** The user's locale and time zone; the browser's if absent. */
export interface TimeReader {
  readonly locale?: string;
  readonly timeZone?: string;
}

/** Parses ISO 8601 into Unix time in ms; undefined if invalid. */
export function momentOf(text: string | null | undefined): number | undefined {
  const at = text ? Date.parse(text) : NaN;
  return Number.isNaN(at) ? undefined : at;
}

/** How many midnights in the user's time zone lie between two moments. */
export function daysBetween(from: number, to: number, { timeZone }: TimeReader): number {
  // A locale that writes ISO dates: 2017-10-12.
  const days = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone });
  return Math.round((Date.parse(days.format(to)) - Date.parse(days.format(from))) / day);
}

/** “now”, “5 minutes ago”, “3 hours ago”, “yesterday”, “12 days ago”, and after 30 days “Oct 12, 2017”. */
export function relativeText(at: number, now: number, reader: TimeReader = {}): string {
  const { locale, timeZone } = reader;
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const gap = at - now;
  const size = Math.abs(gap);
  if (size < minute) return words.format(0, 'second');
  if (size < hour) return words.format(Math.trunc(gap / minute), 'minute');
  if (size < day) return words.format(Math.trunc(gap / hour), 'hour');
  const days = daysBetween(now, at, reader);
  if (Math.abs(days) < longAgo) return words.format(days, 'day');
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone }).format(at);
}

/** The full date and time with zone: “Thursday, October 12, 2017 at 5:00 PM GMT+2”. */
export function exactText(at: number, { locale, timeZone }: TimeReader = {}): string {
  return new Intl.DateTimeFormat(locale, {
    weekday: 'long',
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
    timeZone,
  }).format(at);
}
