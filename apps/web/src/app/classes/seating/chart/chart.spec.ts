import { createRandom, shuffle } from '../edit/draft/seeded-random';
import {
  clear,
  countDifferences,
  deskOf,
  desks,
  emptyChart,
  notSeated,
  putAt,
  rowOf,
  takeOff,
  toChart,
  toSeats,
  type Chart,
} from './chart';

const ids = Array.from({ length: 40 }, (_, n) => `s${n}`);
const seated = (chart: Chart) => chart.filter((id) => id !== null).sort();

describe('a seating chart (SEAT-1)', () => {
  it('converts from seats and back', () => {
    const seats = [
      { userId: 'a', position: 1 },
      { userId: 'b', position: 36 },
    ];
    expect(toSeats(toChart(seats))).toEqual(seats);
    expect(toSeats(emptyChart)).toEqual([]);
  });

  it('puts desk 20 in row 4', () => {
    expect([1, 6, 7, 20, 36].map(rowOf)).toEqual([1, 1, 2, 4, 6]);
  });

  it('swaps with the student at the desk, or unseats them if there is nothing to swap', () => {
    const chart = toChart([
      { userId: 'a', position: 1 },
      { userId: 'b', position: 2 },
    ]);
    expect(toSeats(putAt(chart, 'a', 2))).toEqual([
      { userId: 'b', position: 1 },
      { userId: 'a', position: 2 },
    ]);
    expect(toSeats(putAt(chart, 'c', 2))).toEqual([
      { userId: 'a', position: 1 },
      { userId: 'c', position: 2 },
    ]);
    expect(putAt(chart, 'a', 1)).toEqual(chart);
    expect(notSeated(takeOff(chart, 'a'), [{ id: 'a' }, { id: 'b' }])).toEqual([{ id: 'a' }]);
  });

  it('clears everyone except those kept in place', () => {
    const chart = toChart([
      { userId: 'a', position: 1 },
      { userId: 'b', position: 2 },
    ]);
    expect(toSeats(clear(chart, new Set(['b', 'gone'])))).toEqual([{ userId: 'b', position: 2 }]);
  });

  it('never duplicates or loses a student, whatever moves where', () => {
    const random = createRandom(1);
    const pick = <T>(items: readonly T[]) => items[Math.floor(random() * items.length)]!;
    let chart: Chart = emptyChart;
    for (let step = 0; step < 2000; step++) {
      const [userId, desk] = [pick(ids), pick(desks)];
      const before = chart;
      const from = deskOf(before, userId);
      const replaced = before[desk - 1] ?? null;
      chart = random() < 0.2 ? takeOff(before, userId) : putAt(before, userId, desk);
      expect(chart).toHaveLength(36);
      expect(new Set(seated(chart)).size).toBe(seated(chart).length);
      const isMove = chart[desk - 1] === userId;
      const lost = seated(before).filter((id) => !chart.includes(id));
      if (isMove && from === null) expect(lost).toEqual(replaced === null ? [] : [replaced]);
      if (isMove && from !== null) {
        expect(lost).toEqual([]);
        expect(putAt(chart, userId, from)).toEqual(before);
      }
      expect(countDifferences(before, chart)).toBeLessThanOrEqual(2);
    }
  });

  it('counts differing desks', () => {
    const full = toChart(ids.slice(0, 36).map((userId, n) => ({ userId, position: n + 1 })));
    expect(countDifferences(full, full)).toBe(0);
    expect(countDifferences(full, emptyChart)).toBe(36);
    expect(countDifferences(full, putAt(full, 's0', 36))).toBe(2);
  });

  it('shuffles without losing anything, and repeats for the same seed', () => {
    expect(shuffle(ids, createRandom(7))).toEqual(shuffle(ids, createRandom(7)));
    expect(shuffle(ids, createRandom(7))).not.toEqual(shuffle(ids, createRandom(8)));
    expect(shuffle(ids, createRandom(7)).sort()).toEqual([...ids].sort());
  });
});
