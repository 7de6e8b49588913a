import type { GraphCallOptions, GraphPostOptions } from '../transport/graph-call';
import { isAppOnly, type GraphCaller } from '../transport/graph-caller';
import { GraphRequestFailed } from '../transport/graph-error';
import type { GraphTransport } from '../transport/graph-transport';
import { isIdempotent, isRetriable, readRetryAfter } from '../transport/retry-policy';
import { each, number, record, text } from '../wire/values';

export interface GraphBatchRequest {
  /** Identifies the answer for the caller; never sent, since Graph ignores the case of part ids and refuses duplicates. */
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

/** What a batch goes through: it is itself a request. */
interface PostsToGraph {
  post(caller: GraphCaller, path: string, options: GraphPostOptions): Promise<unknown>;
}

type Answers = Map<string, GraphBatchAnswer>;

export const largestBatch = 20;
/** What a separate request could have as a header. */
const headerName = /^[\w!#$%&'*+.^`|~-]+$/;
const headerValue = /^[\t\x20-\x7e]+$/;
const maxRounds = 3;
const defaultWait = 1_000;
/** Longest pause that a batch waits out itself; parts still refused after that keep their answer. */
const patience = 5_000;

/** Without it the education API hides newer enum members; a batch doesn't pass its own header on to its parts. */
export function preferencesFor(path: string): Record<string, string> {
  return path.startsWith('/education/') ? { prefer: 'include-unknown-enum-members' } : {};
}

/** Our own JSON to `/$batch`: the client's batch class loses bodies in Node and never repeats a throttled part. */
export class GraphBatch {
  constructor(
    private readonly client: PostsToGraph,
    private readonly transport: Pick<GraphTransport, 'pause' | 'mayRenewApp'>,
  ) {}

  async send(
    caller: GraphCaller,
    requests: readonly GraphBatchRequest[],
    options: GraphCallOptions,
  ): Promise<Answers> {
    if (requests.length > largestBatch) throw new RangeError('a batch holds at most 20 requests');
    const answers: Answers = new Map();
    let pending = toParts(requests);
    for (let round = 1; pending.length > 0; round += 1) {
      await this.sendPart(answers, { caller, pending, options });
      pending = pending.filter(({ request }) => shouldRepeat(answers, request));
      const wait = longestWait(answers, pending);
      // The pause applies to the whole tenant, even if this call doesn't wait for it to end.
      if (wait > 0) this.transport.pause(caller.tenantId, wait);
      if (round === maxRounds || wait > (options.budget ?? patience)) break;
    }
    for (const { id } of requests) if (!answers.has(id)) answers.set(id, missingAnswer);
    return answers;
  }

  private async sendPart(answers: Answers, part: Sending, freshToken = false): Promise<void> {
    const { caller, pending, options } = part;
    const body = { requests: pending.map(toWire) };
    const isRepeatable = pending.every(({ request }) => isIdempotent(request.method));
    const details = { ...options, body, isIdempotent: isRepeatable, freshToken };
    collect(answers, pending, await this.client.post(caller, '/$batch', details));
    // An app-only token can be older than the consent: then the batch is accepted, and every part refused.
    const isRefused = pending.every(({ request }) => answers.get(request.id)?.status === 403);
    const mayRenew = !freshToken && isRefused && isAppOnly(caller);
    if (mayRenew && this.transport.mayRenewApp(caller.tenantId)) {
      await this.sendPart(answers, part, true);
    }
  }
}

interface Sending {
  caller: GraphCaller;
  pending: readonly Part[];
  options: GraphCallOptions;
}

/** A request under its id in the batch. */
interface Part {
  wireId: string;
  request: GraphBatchRequest;
}

const missingAnswer: GraphBatchAnswer = { status: 504, headers: {}, body: null };

/** Of requests with the same id, only the first is sent: they ask for the same thing. */
function toParts(requests: readonly GraphBatchRequest[]): Part[] {
  const isFirst = ({ id }: GraphBatchRequest, at: number) =>
    requests.findIndex((other) => other.id === id) === at;
  return requests.filter(isFirst).map((request, at) => ({ wireId: String(at + 1), request }));
}

function toWire({ wireId, request }: Part) {
  return {
    ...request,
    id: wireId,
    headers: {
      ...preferencesFor(request.url),
      ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...request.headers,
    },
  };
}

/** In whatever order they come; answers to nothing we asked are left out. */
function collect(answers: Answers, pending: readonly Part[], answer: unknown): void {
  const { responses } = record(answer);
  if (!Array.isArray(responses)) throw new GraphRequestFailed(200, 'batchWithoutResponses');
  const found = new Map(each(responses, readResponse));
  for (const { wireId, request } of pending) {
    const part = found.get(wireId);
    if (part) answers.set(request.id, part);
  }
}

function readResponse(response: unknown): [string, GraphBatchAnswer] | undefined {
  const { id, status, headers, body = null } = record(response);
  const [known, code] = [text(id), number(status)];
  if (known === null || code === null) return undefined;
  const lowered = Object.entries(record(headers)).flatMap(([name, value]) => {
    const found = text(value) ?? '';
    return headerName.test(name) && headerValue.test(found) ? [[name.toLowerCase(), found]] : [];
  }) as [string, string][];
  return [known.trim(), { status: code, headers: Object.fromEntries(lowered), body }];
}

function shouldRepeat(answers: Answers, { id, method }: GraphBatchRequest): boolean {
  const status = answers.get(id)?.status ?? 504;
  return isRetriable(status, isIdempotent(method));
}

function longestWait(answers: Answers, pending: readonly Part[]): number {
  const waits = pending.map(({ request }) => {
    const headers = new Headers(answers.get(request.id)?.headers);
    return readRetryAfter(headers) ?? defaultWait;
  });
  return Math.max(0, ...waits);
}
