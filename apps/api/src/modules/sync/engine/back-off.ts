const first = 2_000;
const longest = 10 * 60_000;

/**
 * Milliseconds until the next attempt after this many failures in a row: exponential, and half of it random, so that
 * tenants don't retry all at once.
 */
export function backOff(failures: number, random: () => number): number {
  const delay = Math.min(longest, first * 2 ** Math.max(0, failures - 1));
  return Math.round(delay * (0.5 + random() / 2));
}
