import { dueText } from './due-text';

const now = Date.parse('2017-10-12T10:00:00Z');
const reader = { locale: 'en-US', timeZone: 'UTC' };
/** ICU puts a narrow no-break space before PM. */
const due = (at: string, where: { locale?: string; timeZone?: string } = reader) =>
  dueText(Date.parse(at), now, where).replace(/\s/g, ' ');

describe('dueText', () => {
  it.each([
    ['2017-10-12T17:00:00Z', 'Today, 5:00 PM'],
    ['2017-10-13T23:59:00Z', 'Tomorrow, 11:59 PM'],
    ['2017-10-14T09:00:00Z', 'Sat, 9:00 AM'],
    ['2017-10-18T09:00:00Z', 'Wed, 9:00 AM'],
    ['2017-10-19T09:00:00Z', 'Thu, Oct 19, 9:00 AM'],
    ['2018-01-08T09:00:00Z', 'Mon, Jan 8, 2018, 9:00 AM'],
  ])('ASG-1: what is to come, %s, is “%s”', (at, text) => {
    expect(due(at)).toBe(text);
  });

  it.each([
    ['2017-10-12T10:00:00Z', 'Today, 10:00 AM · now'],
    ['2017-10-12T07:00:00Z', 'Today, 7:00 AM · 3 hours ago'],
    ['2017-10-11T09:00:00Z', 'Wed, Oct 11 · yesterday'],
    ['2017-10-10T09:00:00Z', 'Tue, Oct 10 · 2 days ago'],
    ['2017-09-01T09:00:00Z', 'Fri, Sep 1'],
    ['2016-12-30T09:00:00Z', 'Fri, Dec 30, 2016'],
  ])('ASG-1: what has passed, %s, is “%s”', (at, text) => {
    expect(due(at)).toBe(text);
  });

  it('ASG-1: counts calendar days in the user’s time zone, not 24-hour periods', () => {
    expect(due('2017-10-12T23:30:00Z', { locale: 'en-US', timeZone: 'Asia/Tokyo' })).toBe(
      'Tomorrow, 8:30 AM',
    );
    expect(due('2017-10-13T03:00:00Z', { locale: 'en-US', timeZone: 'America/New_York' })).toBe(
      'Today, 11:00 PM',
    );
  });

  it('ASG-1: a new year starts in the user’s time zone', () => {
    const newYear = Date.parse('2018-01-01T01:00:00Z');
    const at = Date.parse('2018-01-20T12:00:00Z');
    const text = (timeZone: string) => dueText(at, newYear, { locale: 'en-US', timeZone });
    expect(text('UTC')).not.toContain('2018');
    expect(text('America/New_York')).toContain('2018');
  });

  it('ASG-1: uses the user’s language', () => {
    expect(due('2017-10-13T17:00:00Z', { locale: 'de-DE', timeZone: 'UTC' })).toBe('Morgen, 17:00');
  });
});
