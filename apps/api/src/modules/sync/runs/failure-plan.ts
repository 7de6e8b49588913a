import type { Clock } from '../../../clock/clock';
import { GraphUnavailable } from '../../graph';
import { backOff } from '../engine/back-off';

/** Consecutive attempts without a page before a run counts as failed; the next run continues from its checkpoint. */
export const mostAttempts = 6;

/** What happens to a run that couldn't continue. */
export interface FailurePlan {
  /** Whether the run continues by itself after the pause; otherwise it has failed. */
  goesOn: boolean;
  /** No attempt before then; null if the next tick may try again. */
  notBefore: Date | null;
}

/** @param failures consecutive attempts without a page, including this one */
export function planFailure(error: unknown, failures: number, clock: Clock): FailurePlan {
  // While Graph is unavailable, the next runs wait too; anything else may be over by the next tick.
  if (!(error instanceof GraphUnavailable)) return { goesOn: false, notBefore: null };
  // At least as long as Microsoft asks for, and longer with each failure.
  const asked = (error.options.retryAfter ?? 0) * 1_000;
  const backingOff = backOff(failures, () => clock.random());
  const notBefore = new Date(clock.now() + Math.max(asked, backingOff));
  return { goesOn: failures < mostAttempts, notBefore };
}
