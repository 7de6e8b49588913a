import { InjectionToken } from '@angular/core';

/** Ends after `ms`, or at once when `signal` is aborted. */
export type Wait = (ms: number, signal: AbortSignal) => Promise<void>;

function waitFor(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/** The timer of what settles by itself; specs stand in for it. */
export const WAIT = new InjectionToken<Wait>('wait', {
  providedIn: 'root',
  factory: () => waitFor,
});

/** How long to wait before each look, in ms: soon at first, then less and less often, for about three minutes. */
export const lookDelays: readonly number[] = [
  400,
  600,
  1000,
  2000,
  4000,
  8000,
  ...new Array<number>(16).fill(10_000),
];

interface Settling<T> {
  readonly read: () => Promise<T>;
  readonly isSettled: (now: T) => boolean;
  readonly wait: Wait;
  readonly signal: AbortSignal;
}

/**
 * Looks until what Microsoft does in the background has settled. A look that fails counts as one that saw nothing new.
 * @returns what it settled as; undefined when it did not in time, or nobody waits any more
 */
export async function settle<T>(work: Settling<T>): Promise<T | undefined> {
  for (const delay of lookDelays) {
    await work.wait(delay, work.signal);
    if (work.signal.aborted) return undefined;
    const seen = await work.read().catch(() => undefined);
    if (work.signal.aborted) return undefined;
    if (seen !== undefined && work.isSettled(seen)) return seen;
  }
  return undefined;
}
