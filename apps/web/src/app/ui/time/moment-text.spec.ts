import { exactText, momentOf, relativeText } from './moment-text';

const berlin = { locale: 'en-US', timeZone: 'Europe/Berlin' };
const at = (text: string) => momentOf(text)!;
const now = at('2017-10-12T12:00:00Z');
const plain = (text: string) => text.replace(/\s/g, ' ');

describe('a moment relative to now', () => {
  it.each([
    ['2017-10-12T11:59:01Z', 'now'],
    ['2017-10-12T12:00:59Z', 'now'],
    ['2017-10-12T11:59:00Z', '1 minute ago'],
    ['2017-10-12T11:00:01Z', '59 minutes ago'],
    ['2017-10-12T11:00:00Z', '1 hour ago'],
    ['2017-10-11T12:00:01Z', '23 hours ago'],
    ['2017-10-11T12:00:00Z', 'yesterday'],
    ['2017-10-10T23:00:00Z', 'yesterday'],
    ['2017-09-13T12:00:00Z', '29 days ago'],
    ['2017-09-12T12:00:00Z', 'Sep 12, 2017'],
    ['2016-10-12T12:00:00Z', 'Oct 12, 2016'],
    ['2017-10-12T14:30:00Z', 'in 2 hours'],
    ['2017-10-13T13:00:00Z', 'tomorrow'],
    ['2017-12-24T12:00:00Z', 'Dec 24, 2017'],
  ])('%s is “%s”', (text, words) => {
    expect(relativeText(at(text), now, berlin)).toBe(words);
  });

  it('counts days in the user’s time zone, not UTC', () => {
    const early = at('2017-10-12T23:30:00Z');
    const written = at('2017-10-11T21:00:00Z');
    expect(relativeText(written, early, { ...berlin, timeZone: 'UTC' })).toBe('yesterday');
    expect(relativeText(written, early, berlin)).toBe('2 days ago');
  });

  it('uses the user’s language', () => {
    expect(relativeText(at('2017-10-10T12:00:00Z'), now, { ...berlin, locale: 'de-DE' })).toBe(
      'vorgestern',
    );
  });

  it('is exact in the tooltip, including the zone', () => {
    expect(plain(exactText(now, berlin))).toBe('Thursday, October 12, 2017 at 2:00 PM GMT+2');
  });

  it.each([null, undefined, '', 'soon'])('is undefined for %p', (text) => {
    expect(momentOf(text)).toBeUndefined();
  });
});
