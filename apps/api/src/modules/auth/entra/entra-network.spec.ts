import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Logger } from '@nestjs/common';
import { EntraNetwork, offlineConnection } from './entra-network';

async function setup(answer: RequestListener) {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const network = new EntraNetwork();
  cleanups.push(async () => {
    await network.onModuleDestroy();
    server.closeAllConnections();
    server.close();
  });
  return { network, url: `http://127.0.0.1:${port}/t/oauth2/v2.0/token?client-request-id=1` };
}

const cleanups: (() => Promise<void>)[] = [];
const secret = 'client_secret=hunter2&code=abc';

describe('EntraNetwork', () => {
  const lines: string[] = [];

  beforeEach(() => {
    lines.length = 0;
    jest.spyOn(Logger.prototype, 'warn').mockImplementation((line: unknown) => {
      lines.push(String(line));
    });
  });

  afterEach(async () => {
    jest.restoreAllMocks();
    for (const cleanup of cleanups.splice(0)) await cleanup();
  });

  it('posts the form and returns status, headers and JSON', async () => {
    const bodies: string[] = [];
    const { network, url } = await setup((request, response) => {
      request.on('data', (chunk: Buffer) => bodies.push(chunk.toString()));
      request.on('end', () => response.writeHead(200, { 'x-test': '1' }).end('{"a":1}'));
    });
    const answer = await network.connect().sendPostRequestAsync(url, { body: secret });
    expect(answer).toMatchObject({ status: 200, body: { a: 1 }, headers: { 'x-test': '1' } });
    expect(bodies).toEqual([secret]);
  });

  it("turns a proxy's HTML into an OAuth error", async () => {
    const { network, url } = await setup((_, response) => response.writeHead(502).end('<html>'));
    const answer = await network.connect().sendPostRequestAsync(url, { body: secret });
    expect(answer.body).toEqual({ error: 'non_json_response', error_description: 'HTTP 502' });
  });

  it('remembers how long to wait, only for its own operation', async () => {
    const { network, url } = await setup((_, response) =>
      response.writeHead(429, { 'retry-after': '7' }).end('{}'),
    );
    const connection = network.connect();
    await connection.sendPostRequestAsync(url, { body: secret });
    expect(connection.retryAfter).toBe(7);
    expect(network.connect().retryAfter).toBeUndefined();
  });

  it('gives up when nothing answers', async () => {
    const { network, url } = await setup(() => undefined);
    await expect(network.connect(50).sendPostRequestAsync(url, { body: secret })).rejects.toThrow();
  });

  it("doesn't follow a redirect with the credentials", async () => {
    let calls = 0;
    const { network, url } = await setup((_, response) => {
      calls += 1;
      response.writeHead(307, { location: '/elsewhere' }).end();
    });
    await expect(network.connect().sendPostRequestAsync(url, { body: secret })).rejects.toThrow();
    expect(calls).toBe(1);
  });

  it('logs what failed without query, body or response (S-7)', async () => {
    const { network, url } = await setup((_, response) => response.writeHead(503).end(secret));
    await network.connect().sendPostRequestAsync(url, { body: secret });
    expect(lines).toEqual([expect.stringMatching(/^POST .*\/oauth2\/v2\.0\/token answered 503$/)]);
    expect(lines.join()).not.toMatch(/hunter2|client-request-id/);
  });
});

describe('offlineConnection', () => {
  it('rejects every request, and reports that there was one', async () => {
    const { client, wasNeeded } = offlineConnection();
    expect(wasNeeded()).toBe(false);
    await expect(client.sendPostRequestAsync('http://127.0.0.1:9/')).rejects.toThrow();
    expect(wasNeeded()).toBe(true);
  });
});
