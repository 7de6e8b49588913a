import { systemClock } from '../../../clock/clock';
import type { GraphClock } from './graph-clock';

/**
 * Why an attempt brought no answer: nothing was sent (`unreachable`), the connection broke or timed out (`lost`), or the
 * body wasn't what it should be (`garbled`).
 */
export type FaultKind = 'unreachable' | 'lost' | 'garbled';

const idempotentMethods = new Set(['GET', 'HEAD', 'PUT', 'DELETE']);
/** Graph hasn't done what was requested, so even a POST may be sent again. */
const refusedStatuses = new Set([429, 503, 509]);
/** These call for a pause even if they don't say how long. https://learn.microsoft.com/graph/errors */
const throttledStatuses = new Set([429, 509]);
const brokenStatuses = new Set([408, 500, 502, 504]);
/** Pauses longer than an hour are treated as mistakes, in milliseconds. */
export const longestPause = 3_600_000;

export function isIdempotent(method: string): boolean {
  return idempotentMethods.has(method);
}

/** Whether to resend after this status or fault. A POST is never repeated on 504: it may have been done. */
export function isRetriable(outcome: number | FaultKind, isRepeatable: boolean): boolean {
  if (outcome === 'unreachable' || (typeof outcome === 'number' && refusedStatuses.has(outcome))) {
    return true;
  }
  return isRepeatable && (typeof outcome === 'string' || brokenStatuses.has(outcome));
}

/** Retry-After in milliseconds; a date is compared with the answer's own clock if it has one. */
export function readRetryAfter(headers: Headers): number | undefined {
  const asked = headers.get('retry-after')?.trim();
  if (!asked) return undefined;
  const isSeconds = /^\d+(?:\.\d+)?$/.test(asked);
  const wait = isSeconds ? Number(asked) * 1000 : Date.parse(asked) - sentAt(headers);
  return wait > 0 ? Math.min(wait, longestPause) : undefined;
}

function sentAt(headers: Headers): number {
  const at = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(at) ? systemClock.now() : at;
}

const firstDelay = 500;
const longestDelay = 8_000;

/** Exponential back-off; half of it is random, so callers don't all come back together. */
export function backOff(attempt: number, clock: Pick<GraphClock, 'random'>): number {
  const delay = Math.min(longestDelay, firstDelay * 2 ** (attempt - 1));
  return delay * (0.5 + clock.random() / 2);
}

export interface RetryPlan {
  wait: number;
  /** Whether Graph asks the whole tenant to wait, not only this call. */
  isThrottled: boolean;
}

/** How to continue after an answer or a fault; undefined if it is final. */
export function planRetry(
  outcome: { status: number; headers: Headers } | { kind: FaultKind },
  { attempt, isRepeatable }: { attempt: number; isRepeatable: boolean },
  clock: Pick<GraphClock, 'random'>,
): RetryPlan | undefined {
  const hasAnswer = !('kind' in outcome);
  if (!isRetriable(hasAnswer ? outcome.status : outcome.kind, isRepeatable)) return undefined;
  const asked = hasAnswer ? readRetryAfter(outcome.headers) : undefined;
  const status = hasAnswer ? outcome.status : 0;
  return {
    wait: asked ?? backOff(attempt, clock),
    isThrottled: throttledStatuses.has(status) || (status === 503 && asked !== undefined),
  };
}
