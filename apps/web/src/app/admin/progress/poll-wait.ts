const shortest = 1000;
const longest = 15_000;
const growth = 1.5;

/** How long to wait before asking again, in ms: soon while it moves, ever longer while it does not. */
export function pollWait(before: number | undefined, hasMoved: boolean): number {
  if (before === undefined || hasMoved) return shortest;
  return Math.min(Math.round(before * growth), longest);
}
