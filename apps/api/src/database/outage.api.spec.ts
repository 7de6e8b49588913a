import type { Problem, Session } from '@app/contracts';
import {
  createTestDatabase,
  startApi,
  startTcpProxy,
  type TcpProxy,
  type TestApi,
  type TestDatabase,
} from '../testing';

/** The embedded database is a file: it has no server that could go down. */
const onServer = globalThis.testDatabase === 'mysql' ? describe : describe.skip;

onServer('while the database server is down', () => {
  let database: TestDatabase;
  let proxy: TcpProxy;
  let api: TestApi;

  beforeAll(async () => {
    database = await createTestDatabase();
    const url = new URL(database.url);
    proxy = await startTcpProxy({ host: url.hostname, port: Number(url.port || 3306) });
    url.hostname = '127.0.0.1';
    url.port = String(proxy.port);
    api = await startApi({ database: { ...database, url: url.toString() } });
  });

  afterAll(async () => {
    await api.stop();
    await proxy.cut();
    await database.remove();
  });

  it('people are told, no one is signed out, and everything continues once it is back', async () => {
    const browser = api.browser();
    await browser.register('outage@school.example');
    await proxy.cut();
    const answers = [
      await browser.get<Problem>('/api/v1/session'),
      await browser.get<Problem>('/api/v1/me'),
      await api.browser().signIn('outage@school.example'),
      await browser.get<Problem>('/health/ready'),
    ];
    for (const { status, body, headers } of answers) {
      expect([status, (body as Problem).code]).toEqual([503, 'service_unavailable']);
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
      expect(headers.getSetCookie().join()).not.toContain('edu_session');
    }
    expect((await browser.get('/health/live')).status).toBe(200);
    await proxy.restore();
    expect((await browser.get<Session>('/api/v1/session')).body.authenticated).toBe(true);
    expect((await browser.get('/health/ready')).status).toBe(200);
  });
});
