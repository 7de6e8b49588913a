import { once } from 'node:events';
import {
  createServer,
  request as forward,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

export interface PassedRequest {
  method: string;
  /** With its query. */
  path: string;
  body: Buffer;
}

export interface PassedAnswer {
  status: number;
  headers: OutgoingHttpHeaders;
  body: Buffer;
}

type Change = (
  answer: PassedAnswer,
  request: PassedRequest,
) => PassedAnswer | Promise<PassedAnswer>;

/** Sits in front of the sandbox and changes its answers. */
export interface AnswerProxy {
  url: string;
  /** How to change the next answers. */
  change(change: Change): void;
  stop(): Promise<void>;
}

async function readAll(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function pass(target: URL, request: IncomingMessage, body: Buffer): Promise<IncomingMessage> {
  const { method = 'GET', headers, url = '/' } = request;
  // Keep the proxy's host, so the sandbox issues links and tokens in the proxy's name.
  const onward = forward(new URL(url, target), { method, headers });
  onward.end(body);
  const [answer] = (await once(onward, 'response')) as [IncomingMessage];
  return answer;
}

export async function startAnswerProxy(target: string): Promise<AnswerProxy> {
  let change: Change = (answer) => answer;
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const sent = await readAll(request);
    const answer = await pass(new URL(target), request, sent);
    const {
      'content-length': _length,
      'transfer-encoding': _encoding,
      ...headers
    } = answer.headers;
    const passed = { status: answer.statusCode ?? 502, headers, body: await readAll(answer) };
    const { method = 'GET', url: path = '/' } = request;
    const changed = await change(passed, { method, path, body: sent });
    const length = changed.status === 204 ? {} : { 'content-length': changed.body.length };
    response.writeHead(changed.status, { ...changed.headers, ...length });
    response.end(changed.body);
  };
  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    change: (wanted) => {
      change = wanted;
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
