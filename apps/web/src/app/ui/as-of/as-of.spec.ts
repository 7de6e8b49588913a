import { asOfTexts } from './as-of.texts';

const plain = (text: string) => text.replace(/\s/g, ' ');

describe('as of when a copy of the roster is (EDU-9)', () => {
  const now = Date.parse('2026-03-08T16:00:00Z');
  const notice = (asOf: string, timeZone: string, locale = 'en-US') =>
    plain(asOfTexts.notice(asOf, now, { timeZone, locale }));

  it('is a time of the reader’s zone today, with the date before', () => {
    expect(notice('2026-03-08T09:42:00Z', 'Europe/Berlin')).toBe(
      'Microsoft 365 isn’t answering. This is the roster as of 10:42 AM.',
    );
    expect(notice('2026-03-08T09:42:00Z', 'Europe/Berlin', 'de-DE')).toContain('as of 10:42.');
    expect(notice('2026-03-08T02:00:00Z', 'America/New_York')).toContain('as of Mar 7, 9:00 PM.');
  });
});
