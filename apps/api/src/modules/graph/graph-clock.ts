import { setTimeout as delay } from 'node:timers/promises';

/** Time and chance of the transport, so that a test decides both. */
export interface GraphClock {
  /** Milliseconds of a clock that never jumps; only differences mean something. */
  now(): number;
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
  /** Aborts after so long. */
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
