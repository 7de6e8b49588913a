import type { SeatingRule } from '@app/contracts';
import { clear, desks, putAt, studentAt, type Chart } from './chart';
import { countBreaks } from './seating-rules';
import { createRandom, shuffle } from './seeded-random';

interface Student {
  readonly id: string;
  readonly displayName: string;
}

export interface FillOptions {
  readonly students: readonly Student[];
  /** Ids of those who stay where they sit. */
  readonly kept: ReadonlySet<string>;
}

export interface RandomFillOptions extends FillOptions {
  readonly rules: readonly SeatingRule[];
  /** The same seed seats the same students the same way. */
  readonly seed: number;
}

const byName = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true }).compare;

/** Seats students in the order given at the free desks, front left first. */
function seatInOrder(chart: Chart, ids: readonly string[]): Chart {
  const free = desks.filter((desk) => studentAt(chart, desk) === null);
  return free.reduce((filled, desk, index) => {
    const id = ids[index];
    return id === undefined ? filled : putAt(filled, id, desk);
  }, chart);
}

const toSeat = (chart: Chart, students: readonly Student[]) =>
  students.filter(({ id }) => !chart.includes(id));

/** By name from the front left; those kept in place stay, and whoever finds no desk is left over. */
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
 * At random, from the front, those kept in place staying. Rules are kept where a way is found: it tries
 * first to swap those who sit, then to use the whole room, and takes the arrangement that breaks the fewest.
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
    const mended = mend(filled, { rules, kept, area, random });
    if (!best || breaksIn(mended, rules) < breaksIn(best, rules)) best = mended;
    if (breaksIn(best, rules) === 0) break;
  }
  return best ?? start;
}

/** The order the list comes in must not decide what a seed gives. */
const inIdOrder = (students: readonly Student[]) =>
  students.toSorted((a, b) => (a.id < b.id ? -1 : 1));

/** Where there are more students than desks, those a rule wants in front are not the ones left over. */
function rulesFirst(ids: readonly string[], rules: readonly SeatingRule[]): string[] {
  const front = new Set(
    rules.filter(({ kind }) => kind === 'front').flatMap(({ userIds }) => userIds),
  );
  return [...ids.filter((id) => front.has(id)), ...ids.filter((id) => !front.has(id))];
}

const breaksIn = (chart: Chart, rules: readonly SeatingRule[]) =>
  rules.reduce((sum, rule) => sum + countBreaks(chart, rule), 0);

interface Mending {
  rules: readonly SeatingRule[];
  kept: ReadonlySet<string>;
  /** The desks to use. */
  area: readonly number[];
  random: () => number;
}

/** Moves one student of a broken rule after the other to the desk where the fewest rules are broken. */
function mend(chart: Chart, { rules, kept, area, random }: Mending): Chart {
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
