import type { Class } from './entities';

/** For classes whose term has no date, or a later one. */
const usualStart = '2026-08-24';

/**
 * When a class started using its group: the first day of its term, in the morning. Anything made up for a class is
 * dated from here, so it is the same every time and never in the future.
 */
export function startOf({ term }: Class): Date {
  const start = term?.startDate ?? usualStart;
  return new Date(`${start < usualStart ? start : usualStart}T08:00:00Z`);
}

const minute = 60_000;

/** The moment a number of days and minutes after another. */
export function after(start: Date, days: number, minutes = 0): Date {
  return new Date(start.getTime() + days * 24 * 60 * minute + minutes * minute);
}
