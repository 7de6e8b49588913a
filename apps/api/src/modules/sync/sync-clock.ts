/** Time and chance of the sync, so that a test decides both. */
export interface SyncClock {
  now(): Date;
  /** At least 0, less than 1. */
  random(): number;
}

export const systemSyncClock: SyncClock = {
  now: () => new Date(),
  random: () => Math.random(),
};

/** Inject it with `@Inject(SYNC_CLOCK) clock: SyncClock`. */
export const SYNC_CLOCK = Symbol('SYNC_CLOCK');
