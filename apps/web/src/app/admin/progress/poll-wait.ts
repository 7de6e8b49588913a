const shortest = 1000;
const longest = 15_000;
const growth = 1.5;

/** Milliseconds until the next poll: short while the job makes progress, longer and longer while it doesn't. */
export function pollWait(before: number | undefined, hasMoved: boolean): number {
  if (before === undefined || hasMoved) return shortest;
  return Math.min(Math.round(before * growth), longest);
}
