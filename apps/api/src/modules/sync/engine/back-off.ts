const first = 2_000;
const longest = 10 * 60_000;

/**
 * Milliseconds until the next attempt after so many failures in a row: exponential, half of it by chance, so that
 * tenants do not come back together.
 */
export function backOff(failures: number, random: () => number): number {
  const delay = Math.min(longest, first * 2 ** Math.max(0, failures - 1));
  return Math.round(delay * (0.5 + random() / 2));
}
