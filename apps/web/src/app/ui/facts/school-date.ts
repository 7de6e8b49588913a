/** The UTC start of a date without time; undefined if the text isn't a date. */
function dayOf(date: string): number | undefined {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(date)?.[0];
  const at = day ? Date.parse(`${day}T00:00:00Z`) : NaN;
  return Number.isNaN(at) ? undefined : at;
}

// School dates have no time, so a time zone must not shift them to the previous day.
const format = (dateStyle: 'long' | 'medium', locale: string | undefined) =>
  new Intl.DateTimeFormat(locale, { dateStyle, timeZone: 'UTC' });

/** “July 1, 2017” in the user's locale. Returns text that isn't a date unchanged. */
export function schoolDateText(date: string, locale?: string): string {
  const day = dayOf(date);
  return day === undefined ? date : format('long', locale).format(day);
}

interface Term {
  readonly displayName: string | null;
  readonly startDate: string | null;
  readonly endDate: string | null;
}

/** “SY1516 · Jul 1, 2017 – Jun 30, 2018”, omitting missing parts. */
export function termText(term: Term | null, locale?: string): string {
  return [term?.displayName, rangeText(term, locale)].filter(Boolean).join(' · ');
}

function rangeText(term: Term | null, locale: string | undefined): string {
  const [start, end] = [term?.startDate, term?.endDate].map((date) => date && dayOf(date));
  const dates = format('medium', locale);
  if (start && end && start <= end) return dates.formatRange(start, end);
  const known = start || end;
  return known ? dates.format(known) : '';
}
