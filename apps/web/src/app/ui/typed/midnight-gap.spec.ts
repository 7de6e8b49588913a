/**
 * @jest-environment ./src/testing/zone-environment.cjs
 * @time-zone America/Santiago
 */
import { DayFormat } from './day-format';
import { TimeFormat } from './time-format';

const days = Array.from({ length: 730 }, (_, n) => new Date(2026, 0, 1 + n, 12));
const isoOf = (day: Date | undefined) =>
  day && [day.getFullYear(), day.getMonth() + 1, day.getDate()].join('-');

describe('when clocks go forward at midnight', () => {
  it('a day may lack its first hour', () => {
    expect(new Date(2026, 8, 6).getHours()).toBe(1);
  });

  it('every day parses as itself (LANG-2)', () => {
    for (const locale of ['de-DE', 'en-US', 'fa', 'th']) {
      const format = new DayFormat(locale);
      for (const day of days) expect(isoOf(format.parse(format.format(day)))).toBe(isoOf(day));
    }
  });

  it('every time of day parses as itself, whatever today is (LANG-2)', () => {
    jest.useFakeTimers({ now: new Date(2026, 8, 6, 12) });
    const format = new TimeFormat('de-DE');
    for (let hour = 0; hour < 24; hour += 1) {
      expect(format.parse(`${hour}:30`)?.getHours()).toBe(hour);
    }
    jest.useRealTimers();
  });
});
