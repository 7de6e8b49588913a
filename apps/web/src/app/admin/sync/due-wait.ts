/** A run that is due has begun a little later, and a run that is late is looked for no more often than this. */
const grace = 2_000;
const lateWait = 15_000;
/** The timers of browsers cannot wait for weeks. */
const longest = 60 * 60_000;

/** How long to wait before looking whether the run that is due at a moment has begun, in ms. */
export function dueWait(due: number, now: number): number {
  const wait = due + grace - now;
  return Math.min(wait > 0 ? wait : lateWait, longest);
}
