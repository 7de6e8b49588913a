import { setTimeout as delay } from 'node:timers/promises';

/** The transport's time and chance, so a test can control both. */
export interface GraphClock {
  /** Milliseconds on a clock that never jumps; only differences are meaningful. */
  now(): number;
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
  /** Aborts after this long. */
  timeout(milliseconds: number): AbortSignal;
  /** At least 0, less than 1. */
  random(): number;
}

export const systemClock: GraphClock = {
  now: () => performance.now(),
  sleep: (milliseconds, signal) => delay(milliseconds, undefined, signal ? { signal } : {}),
  timeout: (milliseconds) => AbortSignal.timeout(milliseconds),
  random: () => Math.random(),
};
