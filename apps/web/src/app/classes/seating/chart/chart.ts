import type { Seat } from '@app/contracts';

export const desksInRow = 6;
export const deskCount = 36;

/** Student ids by desk, starting with desk 1; null for a free desk. Charts are immutable. */
export type Chart = readonly (string | null)[];

export const emptyChart: Chart = Array.from({ length: deskCount }, () => null);

/** Desks 1 to 36, from the front left. */
export const desks: readonly number[] = emptyChart.map((_, index) => index + 1);

export function toChart(seats: readonly Seat[]): Chart {
  const chart = [...emptyChart];
  for (const { userId, position } of seats) chart[position - 1] = userId;
  return chart;
}

export function toSeats(chart: Chart): Seat[] {
  return chart.flatMap((userId, index) => (userId ? [{ userId, position: index + 1 }] : []));
}

export const studentAt = (chart: Chart, desk: number): string | null => chart[desk - 1] ?? null;

/** A student's desk, or null. */
export function deskOf(chart: Chart, userId: string): number | null {
  const index = chart.indexOf(userId);
  return index < 0 ? null : index + 1;
}

/** Students without a desk, in the given order. */
export function notSeated<T extends { id: string }>(chart: Chart, students: readonly T[]): T[] {
  const seated = new Set(chart);
  return students.filter(({ id }) => !seated.has(id));
}

/**
 * Moves a student to a desk. Anyone sitting there gets the student's previous desk, or loses their seat if there was
 * none.
 */
export function putAt(chart: Chart, userId: string, desk: number): Chart {
  const from = deskOf(chart, userId);
  const replaced = studentAt(chart, desk);
  return chart.map((one, index) => {
    if (index === desk - 1) return userId;
    return index + 1 === from ? replaced : one;
  });
}

export function takeOff(chart: Chart, userId: string): Chart {
  return chart.map((one) => (one === userId ? null : one));
}

/** Removes everyone except students kept in place. */
export function clear(chart: Chart, kept: ReadonlySet<string>): Chart {
  return chart.map((one) => (one !== null && kept.has(one) ? one : null));
}

export const isSameChart = (one: Chart, other: Chart) => countDifferences(one, other) === 0;

/** How many desks differ. */
export function countDifferences(one: Chart, other: Chart): number {
  return desks.filter((desk) => studentAt(one, desk) !== studentAt(other, desk)).length;
}

/** A desk's row, counted from the front. */
export const rowOf = (desk: number) => Math.ceil(desk / desksInRow);
export const columnOf = (desk: number) => ((desk - 1) % desksInRow) + 1;

/** The desks, row by row. */
export const deskRows: readonly (readonly number[])[] = Array.from(
  { length: deskCount / desksInRow },
  (_, row) => desks.slice(row * desksInRow, (row + 1) * desksInRow),
);
