import { randomUUID } from 'node:crypto';
import { type Agent, fetch, type Response } from 'undici';
import { parseJson } from '../../../text/parse-json';
import type { FaultKind } from './retry-policy';

/** An attempt that brought no usable answer. */
export class GraphFault extends Error {
  constructor(
    readonly kind: FaultKind,
    cause: unknown,
    /** The status, if there was one. */
    readonly status?: number,
  ) {
    super(`Graph ${kind}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.name = 'GraphFault';
  }
}

export interface GraphAnswer {
  status: number;
  headers: Headers;
  body: Buffer;
  /** The parsed body, if it is JSON. */
  json?: unknown;
}

export interface GraphExchange {
  method: string;
  url: URL;
  headers: Headers;
  body?: string | Uint8Array;
  expects: 'json' | 'bytes';
  maxBytes: number;
  signal: AbortSignal;
}

const unsentCodes = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']);

/**
 * One HTTP request and its complete answer. Uses undici's own fetch with undici's own agent: combined with Node's, an
 * explicit Content-Length is sent twice.
 * @throws GraphFault
 */
export async function exchange(agent: Agent, request: GraphExchange): Promise<GraphAnswer> {
  request.headers.set('client-request-id', randomUUID());
  let response: Response;
  let body: Buffer;
  try {
    response = await fetch(request.url, {
      method: request.method,
      headers: [...request.headers],
      body: request.body ?? null,
      redirect: 'manual',
      dispatcher: agent,
      signal: request.signal,
    });
    body = await readBody(response, request.maxBytes);
  } catch (error) {
    if (error instanceof GraphFault) throw error;
    throw new GraphFault(wasUnsent(error) ? 'unreachable' : 'lost', error);
  }
  // Proxies make up their own, and no one knows what they mean.
  if (response.status > 599) throw new GraphFault('garbled', 'no status', response.status);
  const headers = new Headers([...response.headers]);
  const answer: GraphAnswer = { status: response.status, headers, body };
  if (request.expects === 'json' || !response.ok) answer.json = readJson(answer, request.method);
  return answer;
}

/** Reads to the end: an unread answer keeps its connection, and the pool runs dry. */
async function readBody(response: Response, maxBytes: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    const bytes = chunk as Uint8Array;
    size += bytes.length;
    if (size > maxBytes) throw new GraphFault('garbled', 'the answer is too long', response.status);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

/** A gateway's error page isn't JSON, and its status says enough; a success must be JSON to the end. */
function readJson({ status, body }: GraphAnswer, method: string): unknown {
  const isOptional = status !== 200 || method !== 'GET';
  // Drops a byte order mark.
  const text = new TextDecoder().decode(body);
  if (text.trim() === '' && isOptional) return undefined;
  try {
    return parseJson(text);
  } catch (error) {
    // SyntaxError: nothing, HTML, or truncated JSON
    if (status >= 200 && status < 300) throw new GraphFault('garbled', error, status);
    return undefined;
  }
}

function wasUnsent(error: unknown): boolean {
  const cause: unknown = error instanceof Error ? (error.cause ?? error) : error;
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : '';
  return unsentCodes.has(String(code));
}
