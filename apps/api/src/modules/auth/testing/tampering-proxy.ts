import { once } from 'node:events';
import {
  createServer,
  request as forward,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

type Tokens = Record<string, unknown>;

/** Stands before the sandbox and changes what its token endpoint answers, as an attacker on the way would. */
export interface TamperingProxy {
  url: string;
  /** What becomes of the next token answers. */
  tamper(change: (tokens: Tokens) => Tokens | Promise<Tokens>): void;
  stop(): Promise<void>;
}

async function readAll(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function pass(target: URL, request: IncomingMessage, body: Buffer): Promise<IncomingMessage> {
  const { method = 'GET', headers, url = '/' } = request;
  // The host stays the proxy's, so that the sandbox issues its tokens in the proxy's name.
  const onward = forward(new URL(url, target), { method, headers });
  onward.end(body);
  const [answer] = (await once(onward, 'response')) as [IncomingMessage];
  return answer;
}

export async function startTamperingProxy(target: string): Promise<TamperingProxy> {
  let change: (tokens: Tokens) => Tokens | Promise<Tokens> = (tokens) => tokens;
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const answer = await pass(new URL(target), request, await readAll(request));
    let body = await readAll(answer);
    if (request.url?.includes('/oauth2/v2.0/token')) {
      body = Buffer.from(JSON.stringify(await change(JSON.parse(body.toString()) as Tokens)));
    }
    const {
      'content-length': _length,
      'transfer-encoding': _encoding,
      ...headers
    } = answer.headers;
    response.writeHead(answer.statusCode ?? 502, { ...headers, 'content-length': body.length });
    response.end(body);
  };
  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    tamper: (wanted) => {
      change = wanted;
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
