import { Agent, request } from 'undici';
import type { GraphClock } from '../transport/graph-clock';
import { GraphFault } from '../transport/graph-exchange';
import { parseJson } from '../../../text/parse-json';

export interface UploadRequest {
  method: 'PUT' | 'GET' | 'DELETE';
  url: URL;
  headers?: Record<string, string>;
  body?: Buffer;
  signal?: AbortSignal;
  /** Milliseconds. */
  timeout: number;
}

export interface UploadAnswer {
  status: number;
  headers: Headers;
  /** The parsed body; undefined if it isn't JSON. */
  json: unknown;
}

/**
 * Requests to upload sessions, which are on other hosts: without a token, since anyone with their URL may write, and
 * without following redirects. undici's `request` sends a slice straight from memory; its `fetch` copies it first.
 */
export class UploadConnections {
  private readonly agent: Agent;

  constructor(
    connections: number,
    private readonly clock: GraphClock,
  ) {
    this.agent = new Agent({ connections, pipelining: 1, keepAliveTimeout: 30_000 });
  }

  close(): Promise<void> {
    return this.agent.close();
  }

  /** @returns what kept an answer from arriving, except for the caller's own signal: that is thrown */
  async send({
    url,
    timeout,
    signal,
    ...details
  }: UploadRequest): Promise<UploadAnswer | GraphFault> {
    const limit = this.clock.timeout(timeout);
    try {
      const answer = await request(url, {
        ...details,
        dispatcher: this.agent,
        signal: signal ? AbortSignal.any([limit, signal]) : limit,
      });
      const text = await answer.body.text();
      return {
        status: answer.statusCode,
        headers: toHeaders(answer.headers),
        json: parse(text),
      };
    } catch (error) {
      signal?.throwIfAborted();
      return new GraphFault('lost', error);
    }
  }
}

function toHeaders(given: NodeJS.Dict<string | string[]>): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(given)) headers.set(name, String(value));
  return headers;
}

function parse(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    // A gateway's page: its status says enough.
    return undefined;
  }
}
