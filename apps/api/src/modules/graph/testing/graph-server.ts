import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SeenRequest {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  body: string;
}

export type Reply = (response: ServerResponse, request: SeenRequest) => void;

/** A Graph that answers what a test tells it to: the replies in turn, then the last one over and over. */
export class GraphServer {
  readonly requests: SeenRequest[] = [];
  private replies: Reply[] = [json({})];

  private constructor(
    readonly url: string,
    readonly close: () => Promise<void>,
  ) {}

  static async start(): Promise<GraphServer> {
    const http = createServer();
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    const { port } = http.address() as AddressInfo;
    const server = new GraphServer(`http://127.0.0.1:${port}`, async () => {
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    });
    http.on('request', (request: IncomingMessage, response: ServerResponse) => {
      void server.answer(request, response);
    });
    return server;
  }

  /** Forgets everything so far; the next requests get these replies. */
  script(...replies: Reply[]): void {
    this.requests.length = 0;
    this.replies = replies;
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const { method = '', url: path = '', headers } = request;
    const seen = { method, path, headers, body };
    this.requests.push(seen);
    const reply = this.replies.length > 1 ? this.replies.shift() : this.replies[0];
    reply?.(response, seen);
  }
}

export function json(value: unknown, status = 200, headers: Record<string, string> = {}): Reply {
  return (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(value));
  };
}

/** An error worded like Graph's. */
export function failure(status: number, code = '', headers: Record<string, string> = {}): Reply {
  return json({ error: { code, message: `It is ${status}.`, innerError: {} } }, status, headers);
}

/** The connection breaks without an answer. */
export const reset: Reply = (response) => response.socket?.resetAndDestroy();

/** Nothing ever arrives, and the time runs out. */
export function silence(clock: { expire(): void }): Reply {
  return () => clock.expire();
}

/** The answer breaks off partway through, along with the connection. */
export const cutOff: Reply = (response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
  response.write('{"value":[{"id":"a"}', () => response.destroy());
};

export function raw(body: string | Buffer, contentType: string, status = 200): Reply {
  return (response) => {
    response.writeHead(status, { 'content-type': contentType });
    response.end(body);
  };
}
