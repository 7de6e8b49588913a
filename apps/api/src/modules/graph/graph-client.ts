import {
  Client,
  GraphError,
  type GraphRequest,
  ResponseType,
} from '@microsoft/microsoft-graph-client';
import {
  GraphBatch,
  preferencesFor,
  type GraphBatchAnswer,
  type GraphBatchRequest,
} from './graph-batch';
import { GraphCall, type GraphCallOptions } from './graph-call';
import { isAppOnly, type GraphCaller } from './graph-caller';
import { GraphRequestFailed, toAppError } from './graph-error';
import type { GraphOrigin } from './graph-origin';
import type { GraphTransport } from './graph-transport';
import type { LastPause } from './tenant-pauses';
import { NotFound } from '../../http';

export interface GraphListOptions extends GraphCallOptions {
  /** A listing that goes on longer than this is broken off with an error. */
  maxPages?: number;
  /** A next link that Graph gave, to read on from. */
  from?: string;
}

export interface GraphPage<T> {
  value: T[];
  '@odata.nextLink'?: string;
  '@odata.deltaLink'?: string;
}

export interface GraphBytes {
  bytes: Buffer;
  contentType: string;
}

const defaultMaxPages = 200;

/**
 * Microsoft Graph v1.0 for one caller at a time. Paths start with a slash, without the version.
 * Every method throws GraphUnavailable, GraphRequestFailed, Forbidden, NotFound or what the caller's token throws.
 */
export class GraphClient {
  private readonly client: Client;
  private readonly batches: GraphBatch;

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

  get<T>(caller: GraphCaller, path: string, options: GraphCallOptions = {}): Promise<T> {
    const call = new GraphCall(caller, { ...options, expects: 'json' });
    return this.send<T>(call, path, (request) => request.get());
  }

  post<T>(
    caller: GraphCaller,
    path: string,
    options: GraphCallOptions & {
      body?: unknown;
      isIdempotent?: boolean;
      freshToken?: boolean;
    } = {},
  ): Promise<T> {
    const { body = {}, ...details } = options;
    const call = new GraphCall(caller, { ...details, expects: 'json' });
    return this.send<T>(call, path, (request) => request.post(body));
  }

  patch<T>(
    caller: GraphCaller,
    path: string,
    options: GraphCallOptions & { body: unknown },
  ): Promise<T> {
    const call = new GraphCall(caller, { ...options, expects: 'json' });
    return this.send<T>(call, path, (request) => request.patch(options.body));
  }

  /** Bytes, as they are. */
  put<T>(
    caller: GraphCaller,
    path: string,
    options: GraphCallOptions & { body: Buffer },
  ): Promise<T> {
    const { body, ...details } = options;
    const headers = { 'content-type': 'application/octet-stream', ...details.headers };
    const call = new GraphCall(caller, { ...details, headers, expects: 'json' });
    return this.send<T>(call, path, (request) => request.put(body));
  }

  delete(caller: GraphCaller, path: string, options: GraphCallOptions = {}): Promise<void> {
    const call = new GraphCall(caller, { ...options, expects: 'json' });
    return this.send(call, path, (request) => request.delete());
  }

  async bytes(
    caller: GraphCaller,
    path: string,
    options: GraphCallOptions = {},
  ): Promise<GraphBytes> {
    const call = new GraphCall(caller, { ...options, expects: 'bytes' });
    const response = await this.send<Response>(call, path, (request) =>
      request.responseType(ResponseType.RAW).get(),
    );
    if (!response.ok) throw toAppError(await readError(response), isAppOnly(caller));
    return {
      bytes: Buffer.from(await response.arrayBuffer()),
      contentType: response.headers.get('content-type') ?? '',
    };
  }

  /** Page after page; the links to the next are followed as they come, and only to Graph (S-15). */
  async *list<T>(
    caller: GraphCaller,
    path: string,
    options: GraphListOptions = {},
  ): AsyncGenerator<T> {
    const { maxPages = defaultMaxPages, from, ...details } = options;
    let link = from;
    for (let pages = 1; pages <= maxPages; pages += 1) {
      const page = await this.page<T>(caller, { path, ...(link ? { link } : {}) }, details);
      yield* page.value;
      const next = page['@odata.nextLink'];
      if (!next) return;
      if (next === link) throw new GraphRequestFailed(200, 'endlessListing');
      link = next;
    }
    throw new GraphRequestFailed(200, 'tooManyPages');
  }

  async all<T>(caller: GraphCaller, path: string, options: GraphListOptions = {}): Promise<T[]> {
    const items: T[] = [];
    for await (const item of this.list<T>(caller, path, options)) items.push(item);
    return items;
  }

  /** One page: the first, or with `from` the one that a link leads to. */
  pageOf<T>(
    caller: GraphCaller,
    path: string,
    { from, ...options }: Omit<GraphListOptions, 'maxPages'> = {},
  ): Promise<GraphPage<T>> {
    return this.page<T>(caller, { path, ...(from ? { link: from } : {}) }, options);
  }

  /** Up to 20 requests in one; each has its own answer, an error answer too. */
  batch(
    caller: GraphCaller,
    requests: readonly GraphBatchRequest[],
    options: GraphCallOptions = {},
  ): Promise<Map<string, GraphBatchAnswer>> {
    return this.batches.send(caller, requests, options);
  }

  private async page<T>(
    caller: GraphCaller,
    { path, link }: { path: string; link?: string },
    options: GraphCallOptions,
  ): Promise<GraphPage<T>> {
    if (link !== undefined && !this.origin.owns(link)) {
      throw new GraphRequestFailed(200, 'foreignLink');
    }
    const call = new GraphCall(caller, { ...options, ...(link ? { link } : {}), expects: 'json' });
    const page = await this.send<GraphPage<T>>(call, path, (request) => request.get());
    // An answer without a list is not an empty list: nobody may lose anything over it (S-20).
    if (!Array.isArray(page.value)) throw new GraphRequestFailed(200, 'pageWithoutValue');
    return page;
  }

  private async send<T>(
    call: GraphCall,
    path: string,
    go: (request: GraphRequest) => Promise<unknown>,
  ): Promise<T> {
    if (!this.origin.isSafePath(path)) throw new NotFound();
    const headers = { ...preferencesFor(path), ...call.details.headers };
    const request = this.client.api(path).middlewareOptions([call]).headers(headers);
    if (call.details.expects === 'json') request.responseType(ResponseType.JSON);
    try {
      return (await go(request)) as T;
    } catch (error) {
      // A GraphError; what the transport itself threw stands in the call, because the client keeps only its text.
      throw call.failure ?? toAppError(error as GraphError, isAppOnly(call.caller));
    }
  }
}

/** The client throws this by itself, but not for raw answers. */
async function readError(response: Response): Promise<GraphError> {
  const body = (await response.json()) as { error?: { code?: string; message?: string } };
  const error = new GraphError(response.status, body.error?.message ?? '');
  return Object.assign(error, { code: body.error?.code ?? '', headers: response.headers });
}
