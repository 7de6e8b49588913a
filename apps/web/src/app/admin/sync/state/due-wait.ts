/** A due run starts slightly late, and an overdue one is checked no more often than `lateWait`. */
const grace = 2_000;
const lateWait = 15_000;
/** Browser timers can't wait for weeks. */
const longest = 60 * 60_000;

/** Milliseconds to wait before checking whether the run due at `due` has started. */
export function dueWait(due: number, now: number): number {
  const wait = due + grace - now;
  return Math.min(wait > 0 ? wait : lateWait, longest);
}
