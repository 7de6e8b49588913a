import { daysBetween, relativeText, type TimeReader } from '../../../ui/time/moment-text';

/** From this many days on, a weekday alone would suggest the wrong week. */
const week = 7;
/** From this many days on, “… days ago” says less than the date itself. */
const longPast = 30;

function yearOf(at: number, { timeZone }: TimeReader): string {
  return new Intl.DateTimeFormat('en-US', { year: 'numeric', timeZone }).format(at);
}

function timeText(at: number, { locale, timeZone }: TimeReader): string {
  return new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', timeZone }).format(
    at,
  );
}

/** “Mon, Oct 16”, or in another year “Mon, Jan 8, 2018”. */
export function dayText(at: number, now: number, reader: TimeReader = {}): string {
  return new Intl.DateTimeFormat(reader.locale, {
    weekday: 'short',
    month: 'short',
    day: 'numeric',
    ...(yearOf(at, reader) !== yearOf(now, reader) && { year: 'numeric' }),
    timeZone: reader.timeZone,
  }).format(at);
}

/** “Today”, “Tomorrow”, “Mon” within six days, otherwise the date. */
function nearDayText(at: number, now: number, reader: TimeReader): string {
  const { locale, timeZone } = reader;
  const days = daysBetween(now, at, reader);
  if (days >= week || days < 0) return dayText(at, now, reader);
  if (days > 1) return new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone }).format(at);
  const word = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day');
  return word.charAt(0).toLocaleUpperCase(locale) + word.slice(1);
}

/**
 * When work is due: “Today, 5:00 PM”, “Tomorrow, 11:59 PM”, “Mon, 9:00 AM”, “Mon, Oct 16, 9:00 AM”, or in the past
 * “Tue, Oct 10 · 2 days ago”.
 */
export function dueText(at: number, now: number, reader: TimeReader = {}): string {
  const days = daysBetween(now, at, reader);
  const moment = `${nearDayText(at, now, reader)}, ${timeText(at, reader)}`;
  if (at > now) return moment;
  if (days <= -longPast) return dayText(at, now, reader);
  const day = days === 0 ? moment : dayText(at, now, reader);
  return `${day} · ${relativeText(at, now, reader)}`;
}
