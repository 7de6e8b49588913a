import type { SeatingRule } from '@app/contracts';
import { deskOf, emptyChart, putAt, toChart, toSeats, type Chart } from '../../chart/chart';
import { fillAlphabetically, fillAtRandom } from './fills';
import { areNeighbors, brokenRules, countBreaks, isSameRules } from './seating-rules';
import { createRandom } from './seeded-random';

const people = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ id: `s${n}`, displayName: `Student ${n}` }));
const apart = (...userIds: string[]): SeatingRule => ({ kind: 'apart', userIds });
const front = (...userIds: string[]): SeatingRule => ({ kind: 'front', userIds });
const seated = (chart: Chart) => toSeats(chart).map(({ userId }) => userId);
const nobody = new Set<string>();

describe('rules', () => {
  it('treat desks beside, in front, behind, and diagonal as neighbors', () => {
    const of = (desk: number) =>
      Array.from({ length: 36 }, (_, n) => n + 1).filter((other) => areNeighbors(desk, other));
    expect(of(1)).toEqual([2, 7, 8]);
    expect(of(15)).toEqual([8, 9, 10, 14, 16, 20, 21, 22]);
    expect(of(6)).toEqual([5, 11, 12]);
    expect(of(36)).toEqual([29, 30, 35]);
  });

  it('are broken by neighbors and by sitting behind the front row, not by having no desk', () => {
    const chart = toChart([
      { userId: 'a', position: 1 },
      { userId: 'b', position: 8 },
      { userId: 'c', position: 3 },
    ]);
    expect(countBreaks(chart, apart('a', 'b'))).toBe(1);
    expect(countBreaks(chart, apart('a', 'b', 'c'))).toBe(2);
    expect(countBreaks(chart, front('a', 'b', 'c'))).toBe(1);
    expect(brokenRules(chart, [apart('a', 'c'), front('z'), apart('a', 'z')])).toEqual([]);
  });

  it('are equal regardless of order', () => {
    expect(isSameRules([apart('a', 'b'), front('c')], [front('c'), apart('b', 'a')])).toBe(true);
    expect(isSameRules([apart('a', 'b')], [front('a', 'b')])).toBe(false);
    expect(isSameRules([front('a')], [])).toBe(false);
  });
});

describe('filling the room (SEAT-3)', () => {
  it('goes by name from the front left, in natural order', () => {
    const students = [
      { id: 'z', displayName: 'zoe' },
      { id: 'e', displayName: 'Élise' },
      { id: 'a', displayName: 'Student 10' },
      { id: 'b', displayName: 'Student 9' },
    ];
    const chart = fillAlphabetically(emptyChart, { students, kept: nobody });
    expect(toSeats(chart)).toEqual([
      { userId: 'e', position: 1 },
      { userId: 'b', position: 2 },
      { userId: 'a', position: 3 },
      { userId: 'z', position: 4 },
    ]);
  });

  it.each([0, 1, 30, 36, 40])('seats as many of %i students as there are desks', (count) => {
    const options = { students: people(count), kept: nobody };
    for (const chart of [
      fillAlphabetically(emptyChart, options),
      fillAtRandom(emptyChart, { ...options, rules: [], seed: 3 }),
    ]) {
      expect(seated(chart)).toHaveLength(Math.min(count, 36));
      expect(new Set(seated(chart)).size).toBe(seated(chart).length);
    }
  });

  it('leaves students kept in place where they are', () => {
    const chart = putAt(putAt(emptyChart, 's5', 20), 's7', 1);
    const options = { students: people(30), kept: new Set(['s5', 's7']) };
    for (const filled of [
      fillAlphabetically(chart, options),
      ...[1, 2, 3].map((seed) =>
        fillAtRandom(chart, { ...options, rules: [front('s5'), apart('s7', 's1')], seed }),
      ),
    ]) {
      expect([deskOf(filled, 's5'), deskOf(filled, 's7')]).toEqual([20, 1]);
      expect(seated(filled)).toHaveLength(30);
    }
  });

  it('repeats for the same seed, and differs for another', () => {
    const fill = (seed: number, students = people(30)) =>
      fillAtRandom(emptyChart, { students, kept: nobody, rules: [], seed });
    expect(fill(11)).toEqual(fill(11));
    expect(fill(11)).toEqual(fill(11, people(30).reverse()));
    expect(fill(11)).not.toEqual(fill(12));
  });

  it('follows rules that can be satisfied, in a full room or not', () => {
    const random = createRandom(99);
    for (let round = 0; round < 60; round++) {
      const count = 8 + Math.floor(random() * 29);
      const id = () => `s${Math.floor(random() * count)}`;
      // Only rules that a random arrangement happens to keep, so a solution exists.
      const students = people(count);
      const witness = fillAtRandom(emptyChart, { students, kept: nobody, rules: [], seed: round });
      const offers = Array.from({ length: 12 }, () =>
        random() < 0.7 ? apart(id(), id()) : front(id()),
      );
      const rules = offers.filter(
        (rule) => new Set(rule.userIds).size === rule.userIds.length && !countBreaks(witness, rule),
      );
      const filled = fillAtRandom(emptyChart, { students, kept: nobody, rules, seed: round + 500 });
      expect({ round, broken: brokenRules(filled, rules) }).toEqual({ round, broken: [] });
      expect(seated(filled)).toHaveLength(count);
    }
  });

  it('names rules that cannot be satisfied, and follows the rest', () => {
    const sevenInFront = people(7).map(({ id }) => front(id));
    const options = { students: people(20), kept: nobody, seed: 4 };
    const filled = fillAtRandom(emptyChart, { ...options, rules: sevenInFront });
    expect(brokenRules(filled, sevenInFront)).toHaveLength(1);
    const locked = putAt(putAt(emptyChart, 's0', 1), 's1', 2);
    const rules = [apart('s0', 's1'), front('s2')];
    const kept = new Set(['s0', 's1']);
    expect(brokenRules(fillAtRandom(locked, { ...options, kept, rules }), rules)).toEqual([
      rules[0],
    ]);
  });

  it('never leaves over a student whom a rule wants in front', () => {
    const rules = [front('s39')];
    for (const seed of [1, 2, 3, 4, 5]) {
      const filled = fillAtRandom(emptyChart, { students: people(40), kept: nobody, rules, seed });
      expect(deskOf(filled, 's39')).toBeLessThanOrEqual(6);
    }
  });
});
