import type { ServerTiming } from '../../../http';
import { each, number, record, text } from '../wire/values';
import { parseJson } from '../../../text/parse-json';
import { GraphFault, type GraphAnswer } from './graph-exchange';
import { runningSource } from './traced-graph';

/** Receives what the developer panel shows; absent without a panel. */
export type RecordTiming = (timing: ServerTiming) => void;

interface Call {
  method: string;
  /** After the version, with its query. */
  path: string;
  /** A status, `timeout` or `reset`. */
  result: string | number;
  errorCode?: string | undefined;
}

/** Where a listing continues is nobody's business, and fills up a header. */
const tokenValue = /([?&](?:\$|%24)(?:skip|delta)token=)[^&]*/gi;

/**
 * One call in words. The grammar, which the developer panel reads:
 *
 *     METHOD SP path SP status [SP errorCode] [SP source]
 *
 * No part contains a space. `path` starts with a slash, has no version, and keeps its query without the values of
 * `$skiptoken` and `$deltatoken`; long ones have `...` in the middle. `status` is three digits, or `timeout` or `reset`
 * if there was no answer. `errorCode` is Graph's, without a dot. `source` is `Class.method`, the only part with a dot
 * after the path; a `part` has none.
 */
function describe({ method, path, result, errorCode }: Call, source?: string): string {
  const code = errorCode?.replaceAll(/\W/g, '');
  const shown = path.replaceAll(tokenValue, '$1...').replaceAll(/\s/g, '%20');
  return [method, shown, result, code, source].filter(Boolean).join(' ');
}

/** A cached answer: `cache`. */
export function cacheTiming(path: string): ServerTiming {
  return { name: 'cache', desc: describe({ method: 'GET', path, result: 200 }, runningSource()) };
}

/** A request: `graph`. Those in a `$batch` follow it directly, each as `part`, in the order sent. */
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

/** The reason of an abort by timeout, or undici's own limits. */
function isTimeout(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { name, code, cause } = error as { name?: unknown; code?: unknown; cause?: unknown };
  return name === 'TimeoutError' || String(code).endsWith('_TIMEOUT') || isTimeout(cause);
}

interface WireBatch {
  requests?: { id: string; method: string; url: string }[];
}

function partTimings(sent: string, received: unknown): ServerTiming[] {
  const { requests = [] } = parseJson(sent) as WireBatch;
  const answers = new Map(
    each(record(received)['responses'], (answer) => {
      const { id, status, body } = record(answer);
      return [text(id), { result: number(status) ?? '', errorCode: errorCodeOf(body) }] as const;
    }),
  );
  return requests.flatMap(({ id, method, url: path }) => {
    const answer = answers.get(id);
    return answer ? [{ name: 'part', desc: describe({ method, path, ...answer }) }] : [];
  });
}

function errorCodeOf(json: unknown): string | undefined {
  return text(record(record(json)['error'])['code']) ?? undefined;
}
