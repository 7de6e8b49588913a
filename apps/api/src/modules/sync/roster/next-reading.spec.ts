import { v5 } from 'uuid';
import { nextReading } from './next-reading';

const hour = 3_600_000;
const week = 7 * 24 * hour;
const classIds = Array.from({ length: 4_000 }, (_, nth) => v5(`class ${nth}`, v5.URL));
/** Around the weeks in which Europe and the United States change their clocks, and a leap day. */
const times = [
  '2026-03-08T07:30:00.456Z',
  '2026-03-29T00:59:59.999Z',
  '2026-11-01T06:00:00.000Z',
  '2028-02-29T12:00:00.000Z',
].map((text) => new Date(text));

describe("when a class's people are read again (MIRROR-1)", () => {
  it('is later than now, and at most a week', () => {
    for (const now of times)
      for (const id of classIds) {
        const wait = nextReading(id, now).getTime() - now.getTime();
        expect(wait).toBeGreaterThan(0);
        expect(wait).toBeLessThanOrEqual(week);
      }
  });

  it("is the class's own moment of the week, whenever it was read", () => {
    for (const id of classIds.slice(0, 100)) {
      const [first, ...others] = times.map((now) => nextReading(id, now).getTime() % week);
      for (const other of others) expect(Math.abs(other - first!)).toBeLessThan(2);
    }
  });

  it('comes a week after a reading at that moment', () => {
    for (const id of classIds.slice(0, 100)) {
      const due = nextReading(id, times[0]!);
      // A tick comes a little later.
      const read = new Date(due.getTime() + 5 * 60_000);
      const wait = nextReading(id, read).getTime() - due.getTime();
      expect(Math.abs(wait - week)).toBeLessThan(2);
    }
  });

  it('is spread: in each hour of the week about as many classes, never many more', () => {
    for (const now of times) {
      const perHour = new Array<number>(7 * 24).fill(0);
      for (const id of classIds)
        perHour[Math.ceil((nextReading(id, now).getTime() - now.getTime()) / hour) - 1]! += 1;
      // On average 24.
      expect(Math.max(...perHour)).toBeLessThan(50);
      expect(Math.min(...perHour)).toBeGreaterThan(5);
    }
  });
});
