import express from 'express';
import request from 'supertest';
import { openRequestContext, recordServerTiming } from './request-context';
import { sendServerTiming } from './server-timing';

describe('Server-Timing (DEMO-1)', () => {
  it('tells what the request recorded, in a form no header breaks on', async () => {
    const app = express();
    app.use(openRequestContext, sendServerTiming);
    app.get('/', (_request, response) => {
      recordServerTiming({ name: 'graph', desc: 'GET /me "x" ü\r\n 200', dur: 12.345 });
      recordServerTiming({ name: 'cache' });
      response.send('ok');
    });
    const { headers } = await request(app).get('/');
    expect(headers['server-timing']).toBe(`graph;desc="GET /me 'x' ??? 200";dur=12.3, cache`);
    expect((await request(app).get('/nothing')).headers).not.toHaveProperty('server-timing');
  });

  it('does nothing outside a request', () => {
    expect(() => {
      recordServerTiming({ name: 'graph' });
    }).not.toThrow();
  });
});
