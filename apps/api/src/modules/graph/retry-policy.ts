import type { GraphClock } from './graph-clock';

/**
 * Why an attempt brought no answer: nothing was sent (`unreachable`), the connection broke or the time was up
 * (`lost`), or the body was not what it should be (`garbled`).
 */
export type FaultKind = 'unreachable' | 'lost' | 'garbled';

const idempotentMethods = new Set(['GET', 'HEAD', 'PUT', 'DELETE']);
/** Graph has not done what was asked for, so that even a POST may be sent again. */
const refusedStatuses = new Set([429, 503]);
const brokenStatuses = new Set([500, 502, 504]);

export function isIdempotent(method: string): boolean {
  return idempotentMethods.has(method);
}

/** Whether to send again after this status or fault. A POST is never repeated on 504: it may have been done. */
export function isRetriable(outcome: number | FaultKind, isRepeatable: boolean): boolean {
  if (outcome === 'unreachable' || (typeof outcome === 'number' && refusedStatuses.has(outcome))) {
    return true;
  }
  return isRepeatable && (typeof outcome === 'string' || brokenStatuses.has(outcome));
}

/** Retry-After in milliseconds; a date is measured against the answer's own clock, not against ours. */
export function readRetryAfter(headers: Headers): number | undefined {
  const text = headers.get('retry-after');
  if (!text) return undefined;
  const wait = /^\d+$/.test(text.trim())
    ? Number(text) * 1000
    : Date.parse(text) - Date.parse(headers.get('date') ?? '');
  return wait > 0 ? wait : undefined;
}

const firstDelay = 500;
const longestDelay = 8_000;

/** Exponential back-off; half of it is chance, so that callers do not come back together. */
export function backOff(attempt: number, clock: Pick<GraphClock, 'random'>): number {
  const delay = Math.min(longestDelay, firstDelay * 2 ** (attempt - 1));
  return delay * (0.5 + clock.random() / 2);
}

export interface RetryPlan {
  wait: number;
  /** Whether Graph asks the whole tenant to wait, not only this call. */
  isThrottled: boolean;
}

/** How to go on after an answer or a fault; nothing when it is final. */
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
    isThrottled: status === 429 || (status === 503 && asked !== undefined),
  };
}
