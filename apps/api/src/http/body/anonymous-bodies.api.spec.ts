import { once } from 'node:events';
import { connect } from 'node:net';
import type { Problem } from '@app/contracts';
import { listRoutes, type Route } from '../../operations/list-routes';
import { startApi, type TestApi, type TestBrowser } from '../../testing';

const json = { 'content-type': 'application/json' };
const hostile: [string, string][] = [
  ['90 kB of [', '['.repeat(90_000)],
  ['90 kB of {"a":', '{"a":'.repeat(18_000)],
  ['a list of 90 kB', `[${'[],'.repeat(30_000)}[]]`],
  ['a text of 90 kB', JSON.stringify({ email: 'a'.repeat(90_000) })],
];
/** Endless levels, in less than anyone may send. */
const deep: [string, string][] = [
  ['lists', '['.repeat(15_000)],
  ['objects', '{"a":'.repeat(3_000)],
  ['levels after a text', `["\\"",${'['.repeat(15_000)}`],
  ['levels after a text with a backslash', `["\\\\",${'['.repeat(15_000)}`],
  ['lists that end', '['.repeat(7_000) + ']'.repeat(7_000)],
];

describe('bodies', () => {
  let api: TestApi;
  let routes: Route[];
  let nobody: TestBrowser;
  let parse: jest.SpiedFunction<typeof JSON.parse>;

  beforeAll(async () => {
    api = await startApi();
    routes = listRoutes(api.app);
    nobody = api.browser();
    await nobody.session();
  });
  afterAll(() => api.stop());
  beforeEach(() => (parse = jest.spyOn(JSON, 'parse')));
  afterEach(() => parse.mockRestore());

  const addressOf = ({ path }: Route) => path.replaceAll(/:\w+/g, crypto.randomUUID());
  /** How many times parsing it was attempted, which doesn't depend on the machine. */
  const parsed = (text: string) => parse.mock.calls.filter(([given]) => given === text).length;
  const answer = (browser: TestBrowser, route: Route, raw: string) =>
    browser.request<Problem>(route.method, addressOf(route), { raw, headers: json });

  it.each(hostile)("without a session aren't parsed on any route: %s (S-10)", async (_, text) => {
    const changes = routes.filter(({ method }) => method !== 'GET');
    expect(changes.length).toBeGreaterThan(10);
    for (const route of changes) {
      const { status } = await answer(nobody, route, text);
      const expected = route.policy === 'public' ? 413 : 401;
      expect([route.name, status, parsed(text)]).toEqual([route.name, expected, 0]);
    }
  });

  it('without a session are answered on every route before they are sent', async () => {
    const length = 1_000_000;
    for (const route of routes) {
      const expected = route.policy === 'public' ? 413 : 401;
      const status = await statusBeforeBody(route, length);
      expect([route.method, route.path, status]).toEqual([route.method, route.path, expected]);
    }
  });

  it.each(deep)('without a session are parsed only to a certain depth: %s', async (_, text) => {
    const open = routes.filter(
      ({ method, policy, path }) =>
        policy === 'public' && method !== 'GET' && path.startsWith('/api/'),
    );
    for (const route of open) {
      const { status, body } = await answer(nobody, route, text);
      const seen = [route.name, status, body.code, parsed(text)];
      expect(seen).toEqual([route.name, 400, 'malformed', 0]);
    }
  });

  it('are parsed for signed-in users only to a certain depth', async () => {
    const somebody = api.browser();
    await somebody.register('somebody@school.example');
    const text = '['.repeat(90_000);
    const route = routes.find(({ method, path }) => `${method} ${path}` === 'PATCH /api/v1/me');
    const { status } = await answer(somebody, route!, text);
    expect([status, parsed(text)]).toEqual([400, 0]);
  });

  it.each([
    ['in UTF-16, where levels hide', { 'content-type': 'application/json; charset=utf-16le' }],
    ['in a different charset', { 'content-type': 'application/json; charset="latin1"' }],
    ['compressed', { ...json, 'content-encoding': 'gzip' }],
    ['compressed in another way', { ...json, 'content-encoding': 'br' }],
  ])('are refused %s', async (_, headers) => {
    const { status, body } = await nobody.request<Problem>('POST', '/api/v1/session', {
      raw: '{}',
      headers,
    });
    expect([status, body.code]).toEqual([415, 'unsupported_media_type']);
  });

  /** Sends a request's headers, and nothing more until it is answered. */
  async function statusBeforeBody(route: Route, length: number): Promise<number> {
    const url = new URL(addressOf(route), api.url);
    const socket = connect(Number(url.port), url.hostname);
    const token = nobody.cookies.get(url, 'XSRF-TOKEN') ?? '';
    socket.write(
      `${route.method} ${url.pathname} HTTP/1.1\r\nHost: ${url.host}\r\n` +
        `Cookie: ${nobody.cookies.headerFor(url)}\r\nX-XSRF-TOKEN: ${token}\r\n` +
        `Content-Type: application/json\r\nContent-Length: ${length}\r\n\r\n`,
    );
    const [first] = (await once(socket, 'data')) as [Buffer];
    socket.destroy();
    return Number(String(first).split(' ')[1]);
  }
});
