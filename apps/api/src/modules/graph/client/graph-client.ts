import {
  Client,
  GraphError,
  type GraphRequest,
  ResponseType,
} from '@microsoft/microsoft-graph-client';
import { GraphCall, type GraphCallOptions, type GraphPostOptions } from '../transport/graph-call';
import { isAppOnly, type GraphCaller } from '../transport/graph-caller';
import { GraphRequestFailed, toAppError } from '../transport/graph-error';
import type { GraphOrigin } from '../transport/graph-origin';
import type { GraphTransport } from '../transport/graph-transport';
import type { LastPause } from '../transport/tenant-pauses';
import { record, text } from '../wire/values';
import { NotFound } from '../../../http';
import { QueryFallback } from './query-fallback';
import {
  GraphBatch,
  preferencesFor,
  type GraphBatchAnswer,
  type GraphBatchRequest,
} from './graph-batch';

export interface GraphListOptions extends GraphCallOptions {
  /** A listing with more pages than this is stopped with an error. */
  maxPages?: number;
  /** A next link from Graph, to continue from. */
  from?: string;
}

export interface GraphPage {
  value: unknown[];
  '@odata.nextLink'?: string;
  '@odata.deltaLink'?: string;
}

export interface GraphBytes {
  bytes: Buffer;
  contentType: string;
}

/** Enough for 200,000 entries on the smallest pages that Graph makes by default. */
const defaultMaxPages = 2_000;

/**
 * Microsoft Graph v1.0 for one caller at a time. Paths start with a slash, without the version. Answers are returned as
 * received: the readers in `wire` turn them into what we know.
 * Every method throws GraphUnavailable, GraphRequestFailed, Forbidden, NotFound or what the caller's token throws.
 */
export class GraphClient {
  private readonly client: Client;
  private readonly batches: GraphBatch;
  private readonly queries = new QueryFallback();

  constructor(
    private readonly transport: GraphTransport,
    private readonly origin: GraphOrigin,
  ) {
    this.client = Client.initWithMiddleware({ baseUrl: origin.label, middleware: transport });
    this.batches = new GraphBatch(this, transport);
  }

  /** When Graph last throttled the tenant, as far as this process knows. */
  lastPause(tenantId: string): LastPause | undefined {
    return this.transport.lastPause(tenantId);
  }

  /** Whether a link may be followed with one of our tokens, or stored to be followed later (S-15). */
  owns(link: string): boolean {
    return this.origin.owns(link);
  }

  get(caller: GraphCaller, path: string, options: GraphCallOptions = {}): Promise<unknown> {
    return this.queries.ask(path, (asked) => {
      const call = new GraphCall(caller, { ...options, expects: 'json' });
      return this.send(call, asked, (request) => request.get());
    });
  }

  /** Without a body if none is given: most actions document none. Undefined if a success has no body. */
  post(caller: GraphCaller, path: string, options: GraphPostOptions = {}): Promise<unknown> {
    const { body, ...details } = options;
    const call = new GraphCall(caller, { ...details, expects: 'json' });
    return this.send(call, path, (request) => request.post(body));
  }

  /**
   * What a POST created. If a success has no body, it is read from where the answer says it is; undefined if it doesn't
   * say that either.
   */
  async create(
    caller: GraphCaller,
    path: string,
    { body, ...details }: GraphCallOptions & { body: unknown },
  ): Promise<unknown> {
    const call = new GraphCall(caller, { ...details, expects: 'json' });
    const made = await this.send(call, path, (request) => request.post(body));
    const link = call.location ?? '';
    if (text(record(made)['id']) !== null || !this.origin.owns(link)) return made;
    const reading = new GraphCall(caller, { ...details, link, expects: 'json' });
    // It was created: failing to read it there is no failure to create it.
    return this.send(reading, path, (request) => request.get()).catch(() => undefined);
  }

  /** Undefined if a success has no body. */
  patch(
    caller: GraphCaller,
    path: string,
    options: GraphCallOptions & { body: unknown },
  ): Promise<unknown> {
    const call = new GraphCall(caller, { ...options, expects: 'json' });
    return this.send(call, path, (request) => request.patch(options.body));
  }

  /** Bytes, unchanged. Undefined if a success has no body. */
  put(
    caller: GraphCaller,
    path: string,
    options: GraphCallOptions & { body: Buffer },
  ): Promise<unknown> {
    const { body, ...details } = options;
    const headers = { 'content-type': 'application/octet-stream', ...details.headers };
    const call = new GraphCall(caller, { ...details, headers, expects: 'json' });
    return this.send(call, path, (request) => request.put(body));
  }

  async delete(caller: GraphCaller, path: string, options: GraphCallOptions = {}): Promise<void> {
    const call = new GraphCall(caller, { ...options, expects: 'json' });
    await this.send(call, path, (request) => request.delete());
  }

  async bytes(
    caller: GraphCaller,
    path: string,
    options: GraphCallOptions = {},
  ): Promise<GraphBytes> {
    const call = new GraphCall(caller, { ...options, expects: 'bytes' });
    const response = (await this.send(call, path, (request) =>
      request.responseType(ResponseType.RAW).get(),
    )) as Response;
    if (!response.ok) throw toAppError(await readError(response), isAppOnly(caller));
    return {
      bytes: Buffer.from(await response.arrayBuffer()),
      contentType: response.headers.get('content-type') ?? '',
    };
  }

  /** Page after page; links to the next page are followed unchanged, and only to Graph (S-15). */
  async *list(
    caller: GraphCaller,
    path: string,
    options: GraphListOptions = {},
  ): AsyncGenerator<unknown> {
    const { maxPages = defaultMaxPages, from, ...details } = options;
    let link = from;
    for (let pages = 1; pages <= maxPages; pages += 1) {
      const page = await this.page(caller, { path, ...(link ? { link } : {}) }, details);
      yield* page.value;
      const next = page['@odata.nextLink'];
      if (!next) return;
      if (next === link) throw new GraphRequestFailed(200, 'endlessListing');
      link = next;
    }
    throw new GraphRequestFailed(200, 'tooManyPages');
  }

  async all(caller: GraphCaller, path: string, options: GraphListOptions = {}): Promise<unknown[]> {
    const items: unknown[] = [];
    for await (const item of this.list(caller, path, options)) items.push(item);
    return items;
  }

  /** One page: the first, or with `from` the one a link leads to. */
  pageOf(
    caller: GraphCaller,
    path: string,
    { from, ...options }: Omit<GraphListOptions, 'maxPages'> = {},
  ): Promise<GraphPage> {
    return this.page(caller, { path, ...(from ? { link: from } : {}) }, options);
  }

  /** Up to 20 requests in one; each gets its own answer, even if it's an error. */
  batch(
    caller: GraphCaller,
    requests: readonly GraphBatchRequest[],
    options: GraphCallOptions = {},
  ): Promise<Map<string, GraphBatchAnswer>> {
    return this.queries.askAll(requests, (some) => this.batches.send(caller, some, options));
  }

  private async page(
    caller: GraphCaller,
    { path, link }: { path: string; link?: string },
    options: GraphCallOptions,
  ): Promise<GraphPage> {
    if (link !== undefined && !this.owns(link)) {
      throw new GraphRequestFailed(200, 'foreignLink');
    }
    const details = { ...options, ...(link ? { link } : {}), expects: 'json' as const };
    const read = (asked: string) =>
      this.send(new GraphCall(caller, details), asked, (request) => request.get());
    // A link is followed unchanged.
    return readPage(await (link ? read(path) : this.queries.ask(path, read)));
  }

  private async send(
    call: GraphCall,
    path: string,
    go: (request: GraphRequest) => Promise<unknown>,
  ): Promise<unknown> {
    if (!this.origin.isSafePath(path)) throw new NotFound();
    const headers = { ...preferencesFor(path), ...call.details.headers };
    const request = this.client.api(path).middlewareOptions([call]).headers(headers);
    if (call.details.expects === 'json') request.responseType(ResponseType.JSON);
    try {
      return await go(request);
    } catch (error) {
      // A GraphError; what the transport itself threw is in the call, because the client keeps only its text.
      throw call.failure ?? toAppError(error as GraphError, isAppOnly(call.caller));
    }
  }
}

/** An answer without a list isn't an empty list: no one may lose anything over it (S-20). Null means it is empty. */
export function readPage(answer: unknown): GraphPage {
  const { value, '@odata.nextLink': next, '@odata.deltaLink': delta } = record(answer);
  if (value !== null && !Array.isArray(value))
    throw new GraphRequestFailed(200, 'pageWithoutValue');
  return {
    value: value ?? [],
    ...(text(next) !== null && { '@odata.nextLink': String(next) }),
    ...(text(delta) !== null && { '@odata.deltaLink': String(delta) }),
  };
}

/** The client throws this itself, but not for raw answers. */
async function readError(response: Response): Promise<GraphError> {
  const { code, message } = record(record(await response.json())['error']);
  const error = new GraphError(response.status, text(message) ?? '');
  return Object.assign(error, { code: text(code) ?? '', headers: response.headers });
}
