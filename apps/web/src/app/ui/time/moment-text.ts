const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
/** From here on a date says more than a count of days. */
const longAgo = 30;

/** Where and how the reader counts time; the browser's own where absent. */
export interface TimeReader {
  readonly locale?: string;
  readonly timeZone?: string;
}

/** Milliseconds since 1970 of an ISO 8601 text; nothing for text that is no moment. */
export function momentOf(text: string | null | undefined): number | undefined {
  const at = text ? Date.parse(text) : NaN;
  return Number.isNaN(at) ? undefined : at;
}

/** How many midnights of the reader lie between two moments. */
export function daysBetween(from: number, to: number, { timeZone }: TimeReader): number {
  // The locale of ISO dates: 2017-10-12.
  const days = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone });
  return Math.round((Date.parse(days.format(to)) - Date.parse(days.format(from))) / day);
}

/** “now”, “5 minutes ago”, “3 hours ago”, “yesterday”, “12 days ago”, and from 30 days on “Oct 12, 2017”. */
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

/** “Thursday, October 12, 2017 at 5:00 PM GMT+2”: the whole of it, with the zone. */
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
