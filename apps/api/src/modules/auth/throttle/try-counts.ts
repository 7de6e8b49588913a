import type { Lane } from './pace';

/** The time and random number for one look at the counts. */
export interface Moment {
  /** Milliseconds since the epoch. */
  now: number;
  /** At least 0, less than 1. */
  chance: number;
}

/** Where tries are counted. */
export interface TryCounts {
  /**
   * Counts one try on all lanes, or on none. The first lane is the caller's own; others may share the rest. A caller
   * stopped by a shared lane is given a random time of its own, so that retrying constantly gains nothing.
   * @returns milliseconds to wait; 0 if the try was counted
   */
  take(lanes: readonly Lane[], moment: Moment): Promise<number>;
  /** Takes back a counted try. */
  giveBack(lanes: readonly Lane[], now: number): Promise<void>;
}
