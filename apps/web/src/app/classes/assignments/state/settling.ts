import { InjectionToken } from '@angular/core';

/** Resolves after `ms`, or as soon as `signal` aborts. */
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

/** The timer used for polling; specs replace it. */
export const WAIT = new InjectionToken<Wait>('wait', {
  providedIn: 'root',
  factory: () => waitFor,
});

/** Milliseconds before each poll: short at first, then longer and longer, for about three minutes. */
export const pollDelays: readonly number[] = [
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
 * Polls until a background operation at Microsoft has settled. A failed poll counts as no change.
 * @returns the settled value; undefined if it took too long or was aborted
 */
export async function settle<T>(work: Settling<T>): Promise<T | undefined> {
  for (const delay of pollDelays) {
    await work.wait(delay, work.signal);
    if (work.signal.aborted) return undefined;
    const seen = await work.read().catch(() => undefined);
    if (work.signal.aborted) return undefined;
    if (seen !== undefined && work.isSettled(seen)) return seen;
  }
  return undefined;
}
