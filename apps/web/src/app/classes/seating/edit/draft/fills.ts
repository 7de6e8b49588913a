import type { SeatingRule } from '@app/contracts';
import { clear, desks, putAt, studentAt, type Chart } from '../../chart/chart';
import { countBreaks } from './seating-rules';
import { createRandom, shuffle } from './seeded-random';

interface Student {
  readonly id: string;
  readonly displayName: string;
}

export interface FillOptions {
  readonly students: readonly Student[];
  /** Ids of students kept in place. */
  readonly kept: ReadonlySet<string>;
}

export interface RandomFillOptions extends FillOptions {
  readonly rules: readonly SeatingRule[];
  /** The same seed and students give the same arrangement. */
  readonly seed: number;
}

const byName = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true }).compare;

/** Fills the free desks with students in the given order, from the front left. */
function seatInOrder(chart: Chart, ids: readonly string[]): Chart {
  const free = desks.filter((desk) => studentAt(chart, desk) === null);
  return free.reduce((filled, desk, index) => {
    const id = ids[index];
    return id === undefined ? filled : putAt(filled, id, desk);
  }, chart);
}

const toSeat = (chart: Chart, students: readonly Student[]) =>
  students.filter(({ id }) => !chart.includes(id));

/** Fills desks by name from the front left. Students kept in place stay; any beyond the last desk are left over. */
export function fillAlphabetically(chart: Chart, { students, kept }: FillOptions): Chart {
  const start = clear(chart, kept);
  const ordered = toSeat(start, students).sort((a, b) => byName(a.displayName, b.displayName));
  return seatInOrder(
    start,
    ordered.map(({ id }) => id),
  );
}

const attempts = 12;
const stepsOfAttempt = 80;

/**
 * Fills desks at random from the front; students kept in place stay. To satisfy the rules it first tries swapping
 * seated students, then using the whole room, and picks the arrangement that breaks the fewest.
 */
export function fillAtRandom(chart: Chart, options: RandomFillOptions): Chart {
  const { students, kept, rules, seed } = options;
  const random = createRandom(seed);
  const start = clear(chart, kept);
  let best: Chart | undefined;
  for (let attempt = 0; attempt < attempts; attempt++) {
    const order = shuffle(toSeat(start, inIdOrder(students)), random).map(({ id }) => id);
    const filled = seatInOrder(start, rulesFirst(order, rules));
    const isClose = attempt < attempts / 2;
    const area = isClose ? desks.filter((desk) => studentAt(filled, desk) !== null) : desks;
    const repaired = repair(filled, { rules, kept, area, random });
    if (!best || breaksIn(repaired, rules) < breaksIn(best, rules)) best = repaired;
    if (breaksIn(best, rules) === 0) break;
  }
  return best ?? start;
}

/** Makes a seed's result independent of the list's order. */
const inIdOrder = (students: readonly Student[]) =>
  students.toSorted((a, b) => (a.id < b.id ? -1 : 1));

/** With more students than desks, seats those a front-row rule names first. */
function rulesFirst(ids: readonly string[], rules: readonly SeatingRule[]): string[] {
  const front = new Set(
    rules.filter(({ kind }) => kind === 'front').flatMap(({ userIds }) => userIds),
  );
  return [...ids.filter((id) => front.has(id)), ...ids.filter((id) => !front.has(id))];
}

const breaksIn = (chart: Chart, rules: readonly SeatingRule[]) =>
  rules.reduce((sum, rule) => sum + countBreaks(chart, rule), 0);

interface Repair {
  rules: readonly SeatingRule[];
  kept: ReadonlySet<string>;
  /** The desks to use. */
  area: readonly number[];
  random: () => number;
}

/** Repeatedly moves a student from a broken rule to the desk where the fewest rules are broken. */
function repair(chart: Chart, { rules, kept, area, random }: Repair): Chart {
  let current = chart;
  let best = chart;
  const isKept = (desk: number) => kept.has(studentAt(current, desk) ?? '');
  for (let step = 0; step < stepsOfAttempt; step++) {
    const movable = rules
      .filter((rule) => countBreaks(current, rule) > 0)
      .flatMap(({ userIds }) => userIds.filter((id) => current.includes(id) && !kept.has(id)));
    const [mover] = shuffle(movable, random);
    if (mover === undefined) return best;
    const targets = shuffle(
      area.filter((desk) => !isKept(desk)),
      random,
    );
    const offers = targets.map((desk) => putAt(current, mover, desk));
    const costs = offers.map((offer) => breaksIn(offer, rules));
    current = offers[costs.indexOf(Math.min(...costs))] ?? current;
    if (breaksIn(current, rules) < breaksIn(best, rules)) best = current;
  }
  return best;
}
