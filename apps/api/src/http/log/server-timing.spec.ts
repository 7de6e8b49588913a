import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express, { type RequestHandler } from 'express';
import { openRequestContext, recordServerTiming, requestContext } from './request-context';
import { sendServerTiming } from './server-timing';

describe('Server-Timing (DEMO-1)', () => {
  async function headerOf(handler: RequestHandler): Promise<string> {
    const app = express().use(openRequestContext, sendServerTiming, handler);
    const server = app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const { headers } = await fetch(`http://127.0.0.1:${port}`);
    server.close();
    return headers.get('server-timing') ?? '';
  }

  const headerWith = (...descriptions: string[]) =>
    headerOf((_request, response) => {
      for (const desc of descriptions) recordServerTiming({ name: 'graph', desc });
      response.send('ok');
    });

  it('reports what the request recorded, in a form that is safe in a header', async () => {
    const header = await headerOf((_request, response) => {
      recordServerTiming({ name: 'graph', desc: 'GET /me "x" ü\r\n 200', dur: 12.345 });
      recordServerTiming({ name: 'cache' });
      response.send('ok');
    });
    expect(header).toBe(`graph;desc="GET /me 'x' ??? 200";dur=12.3, cache`);
    expect(await headerWith()).toBe('');
  });

  it('shortens a long path in the middle, never the text around it', async () => {
    const path = `/education/schools?$select=${'a'.repeat(300)},z`;
    const header = await headerWith(`GET ${path} 503 serviceNotAvailable EducationGraph.schools`);
    const description = /desc="(.*)"/.exec(header)?.[1];
    expect(description).toHaveLength(180);
    expect(description).toMatch(
      /^GET \/education\/schools\?\$select=a+\.\.\.a+,z 503 serviceNotAvailable EducationGraph\.schools$/,
    );
  });

  it('stays within what proxies accept, with whole entries', async () => {
    const header = await headerWith(...Array<string>(500).fill(`GET /${'x'.repeat(150)} 200`));
    expect(header.length).toBeGreaterThan(5_000);
    expect(header.length).toBeLessThanOrEqual(6_000);
    expect(header).toMatch(/ 200"$/);
  });

  it('accepts nothing more once the response has been sent', async () => {
    let context: ReturnType<typeof requestContext>;
    await headerOf((_request, response) => {
      context = requestContext();
      response.on('finish', () => {
        recordServerTiming({ name: 'graph', desc: 'behind' });
      });
      response.send('ok');
    });
    expect(context?.requestId).toBeDefined();
    expect(context?.serverTimings).toBeUndefined();
  });

  it('does nothing outside a request', () => {
    expect(() => {
      recordServerTiming({ name: 'graph' });
    }).not.toThrow();
  });
});
