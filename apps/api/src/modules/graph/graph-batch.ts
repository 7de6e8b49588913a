import type { GraphCallOptions } from './graph-call';
import { isAppOnly, type GraphCaller } from './graph-caller';
import type { GraphClient } from './graph-client';
import { GraphRequestFailed } from './graph-error';
import type { GraphTransport } from './graph-transport';
import { isIdempotent, isRetriable, readRetryAfter } from './retry-policy';

export interface GraphBatchRequest {
  id: string;
  method: string;
  /** Without the version: `/users/x?$select=id`. */
  url: string;
  headers?: Record<string, string>;
  body?: unknown;
}

export interface GraphBatchAnswer {
  status: number;
  headers: Record<string, string>;
  body: unknown;
}

type Answers = Map<string, GraphBatchAnswer>;

interface BatchResponses {
  responses?: { id: string; status: number; headers?: Record<string, string>; body?: unknown }[];
}

export const largestBatch = 20;
const maxRounds = 3;
const defaultWait = 1_000;
/** Longest pause that a batch sits out by itself; parts still refused then keep their answer. */
const patience = 5_000;

/** Without it the education API hides the newer members of its enumerations; a batch does not hand its own header down. */
export function preferencesFor(path: string): Record<string, string> {
  return path.startsWith('/education/') ? { prefer: 'include-unknown-enum-members' } : {};
}

/** Our own JSON to `/$batch`: the client's batch class loses bodies in Node and never repeats a throttled part. */
export class GraphBatch {
  constructor(
    private readonly client: Pick<GraphClient, 'post'>,
    private readonly transport: Pick<GraphTransport, 'pause' | 'mayRenewApp'>,
  ) {}

  async send(
    caller: GraphCaller,
    requests: readonly GraphBatchRequest[],
    options: GraphCallOptions,
  ): Promise<Answers> {
    if (requests.length > largestBatch) throw new RangeError('a batch holds at most 20 requests');
    const answers: Answers = new Map();
    let pending = requests;
    for (let round = 1; pending.length > 0; round += 1) {
      await this.sendPart(answers, { caller, pending, options });
      pending = pending.filter((request) => shouldRepeat(answers, request));
      const wait = longestWait(answers, pending);
      // The pause holds for the whole tenant, even when this call does not wait for its end.
      if (wait > 0) this.transport.pause(caller.tenantId, wait);
      if (round === maxRounds || wait > (options.budget ?? patience)) break;
    }
    for (const { id } of requests) if (!answers.has(id)) answers.set(id, missingAnswer);
    return answers;
  }

  private async sendPart(answers: Answers, part: Part, freshToken = false): Promise<void> {
    const { caller, pending, options } = part;
    const body = { requests: pending.map(toPart) };
    const isRepeatable = pending.every((request) => isIdempotent(request.method));
    const details = { ...options, body, isIdempotent: isRepeatable, freshToken };
    collect(answers, await this.client.post<BatchResponses>(caller, '/$batch', details));
    // An app-only token can be older than the consent: the batch is let in, and every part refused.
    const isRefused = pending.every(({ id }) => answers.get(id)?.status === 403);
    const mayRenew = !freshToken && isRefused && isAppOnly(caller);
    if (mayRenew && this.transport.mayRenewApp(caller.tenantId)) {
      await this.sendPart(answers, part, true);
    }
  }
}

interface Part {
  caller: GraphCaller;
  pending: readonly GraphBatchRequest[];
  options: GraphCallOptions;
}

const missingAnswer: GraphBatchAnswer = { status: 504, headers: {}, body: null };

function toPart(request: GraphBatchRequest) {
  return {
    ...request,
    headers: {
      ...preferencesFor(request.url),
      ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...request.headers,
    },
  };
}

function collect(answers: Answers, { responses }: BatchResponses): void {
  if (!Array.isArray(responses)) throw new GraphRequestFailed(200, 'batchWithoutResponses');
  for (const { id, status, headers = {}, body = null } of responses) {
    const lowered = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
    answers.set(id, {
      status,
      headers: Object.fromEntries(lowered) as Record<string, string>,
      body,
    });
  }
}

function shouldRepeat(answers: Answers, { id, method }: GraphBatchRequest): boolean {
  const status = answers.get(id)?.status ?? 504;
  return isRetriable(status, isIdempotent(method));
}

function longestWait(answers: Answers, pending: readonly GraphBatchRequest[]): number {
  const waits = pending.map(({ id }) => {
    const headers = new Headers(answers.get(id)?.headers);
    return readRetryAfter(headers) ?? defaultWait;
  });
  return Math.max(0, ...waits);
}
