import { GraphUnavailable } from '../graph';
import { backOff } from './engine/back-off';
import type { SyncClock } from './sync-clock';

/** Attempts in a row without a page, after which a run counts as failed; the next one goes on from its checkpoint. */
export const mostAttempts = 6;

/** What becomes of a run that could not go on. */
export interface FailurePlan {
  /** Whether the run goes on by itself when the pause is over, or has failed. */
  goesOn: boolean;
  /** Until then the tenant is left alone; null when the next tick may try it. */
  notBefore: Date | null;
}

/** @param failures attempts in a row without a page, this one included */
export function planFailure(error: unknown, failures: number, clock: SyncClock): FailurePlan {
  // What asks for a pause is left alone by the next runs too; anything else may be over at the next tick.
  if (!(error instanceof GraphUnavailable)) return { goesOn: false, notBefore: null };
  // As long as Microsoft asks for, and longer with each failure.
  const asked = (error.options.retryAfter ?? 0) * 1_000;
  const backingOff = backOff(failures, () => clock.random());
  const notBefore = new Date(clock.now().getTime() + Math.max(asked, backingOff));
  return { goesOn: failures < mostAttempts, notBefore };
}
