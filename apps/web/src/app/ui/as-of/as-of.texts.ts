import { daysBetween, momentOf, type TimeReader } from '../time/moment-text';

/** “10:42 AM”; with the date unless it's today’s. */
function timeOf(at: number, now: number, reader: TimeReader): string {
  const { locale, timeZone } = reader;
  const isToday = daysBetween(at, now, reader) === 0;
  return new Intl.DateTimeFormat(locale, {
    ...(!isToday && { month: 'short', day: 'numeric' }),
    hour: 'numeric',
    minute: '2-digit',
    timeZone,
  }).format(at);
}

export const asOfTexts = {
  notice: (asOf: string, now: number, reader: TimeReader = {}) =>
    `Microsoft 365 isn’t answering. This is the roster as of ${timeOf(momentOf(asOf) ?? now, now, reader)}.`,
  readOnly: 'Changes have to wait until Microsoft 365 answers again.',
};
