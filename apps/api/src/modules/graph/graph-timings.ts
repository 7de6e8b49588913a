import type { ServerTiming } from '../../http';
import { GraphFault, type GraphAnswer } from './graph-exchange';
import { runningSource } from './traced-graph';

/** Takes what the developer panel is told; absent where there is no panel. */
export type RecordTiming = (timing: ServerTiming) => void;

interface Call {
  method: string;
  /** After the version, with its query. */
  path: string;
  /** A status, `timeout` or `reset`. */
  result: string | number;
  errorCode?: string | undefined;
}

/** Where a listing goes on is nobody's business, and fills a header. */
const tokenValue = /([?&](?:\$|%24)(?:skip|delta)token=)[^&]*/gi;

/**
 * One call in words. The grammar, which the developer panel reads:
 *
 *     METHOD SP path SP status [SP errorCode] [SP source]
 *
 * No part has a space in it. `path` begins with a slash, has no version, and keeps its query without the values of
 * `$skiptoken` and `$deltatoken`; long ones have `...` in their middle. `status` is three digits, or `timeout` or `reset`
 * when there was no answer. `errorCode` is Graph's, without a dot. `source` is `Class.method`, the only part with a dot
 * after the path; a `part` has none of its own.
 */
function describe({ method, path, result, errorCode }: Call, source?: string): string {
  const code = errorCode?.replaceAll(/\W/g, '');
  const shown = path.replaceAll(tokenValue, '$1...').replaceAll(/\s/g, '%20');
  return [method, shown, result, code, source].filter(Boolean).join(' ');
}

/** An answer that was known: `cache`. */
export function cacheTiming(path: string): ServerTiming {
  return { name: 'cache', desc: describe({ method: 'GET', path, result: 200 }, runningSource()) };
}

/** A request: `graph`. Those in a `$batch` follow it at once, each as `part`, in the order they were sent. */
export function graphTimings(
  request: { method: string; path: string; body?: string | undefined },
  outcome: GraphAnswer | GraphFault,
  dur: number,
): ServerTiming[] {
  const { method, path } = request;
  const call = { method, path, ...readOutcome(outcome) };
  const own = { name: 'graph', desc: describe(call, runningSource()), dur };
  const isBatch = path === '/$batch' && !(outcome instanceof GraphFault) && outcome.status === 200;
  return isBatch ? [own, ...partTimings(request.body ?? '', outcome.json)] : [own];
}

function readOutcome(outcome: GraphAnswer | GraphFault): Pick<Call, 'result' | 'errorCode'> {
  if (!(outcome instanceof GraphFault)) {
    return { result: outcome.status, errorCode: errorCodeOf(outcome.json) };
  }
  if (outcome.status) return { result: outcome.status, errorCode: 'unreadableAnswer' };
  return { result: isTimeout(outcome.cause) ? 'timeout' : 'reset' };
}

/** The reason of an abort by time, or undici's own limits. */
function isTimeout(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { name, code, cause } = error as { name?: unknown; code?: unknown; cause?: unknown };
  return name === 'TimeoutError' || String(code).endsWith('_TIMEOUT') || isTimeout(cause);
}

interface WireBatch {
  requests?: { id: string; method: string; url: string }[];
  responses?: ({ id: string; status: number; body?: unknown } | null)[];
}

function partTimings(sent: string, received: unknown): ServerTiming[] {
  const { requests = [] } = JSON.parse(sent) as WireBatch;
  const { responses } = (received ?? {}) as WireBatch;
  const answers = new Map(
    Array.isArray(responses) ? responses.map((answer) => [answer?.id, answer]) : [],
  );
  return requests.flatMap(({ id, method, url: path }) => {
    const answer = answers.get(id);
    if (!answer) return [];
    const call = { method, path, result: answer.status, errorCode: errorCodeOf(answer.body) };
    return [{ name: 'part', desc: describe(call) }];
  });
}

function errorCodeOf(json: unknown): string | undefined {
  const { error } = (json ?? {}) as { error?: { code?: unknown } | null };
  return typeof error?.code === 'string' ? error.code : undefined;
}
