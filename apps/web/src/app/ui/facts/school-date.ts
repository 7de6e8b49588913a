/** The moment a date without time starts in UTC; nothing for text that is no date. */
function dayOf(date: string): number | undefined {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(date)?.[0];
  const at = day ? Date.parse(`${day}T00:00:00Z`) : NaN;
  return Number.isNaN(at) ? undefined : at;
}

// School dates have no time, so no time zone may move them to the day before.
const format = (dateStyle: 'long' | 'medium', locale: string | undefined) =>
  new Intl.DateTimeFormat(locale, { dateStyle, timeZone: 'UTC' });

/** “July 1, 2017” in the reader's own locale. Text that is no date is shown as it came. */
export function schoolDateText(date: string, locale?: string): string {
  const day = dayOf(date);
  return day === undefined ? date : format('long', locale).format(day);
}

interface Term {
  readonly displayName: string | null;
  readonly startDate: string | null;
  readonly endDate: string | null;
}

/** “SY1516 · Jul 1, 2017 – Jun 30, 2018”, with whatever is missing left out. */
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
