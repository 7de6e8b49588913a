import { request as httpRequest } from 'node:http';
import type { Problem } from '@app/contracts';
import { listRoutes, type Route } from '../operations/list-routes';
import {
  startApi,
  startSandbox,
  type TestApi,
  type TestBrowser,
  type TestSandbox,
} from '../testing';

const json = { 'content-type': 'application/json' };
const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(parts.map((part) => Buffer.from(part as string)));

const badBodies: [string, string | Uint8Array, Record<string, string>][] = [
  ['nothing', '', json],
  ['invalid JSON', '{"email":', json],
  ['a text', '"text"', json],
  ['null', 'null', json],
  ['a number', '7', json],
  ['a list', '[]', json],
  ['an empty object', '{}', json],
  ['wrong types', '{"email":{"a":1},"password":[1],"favoriteColor":7,"rememberMe":"x"}', json],
  ['unexpected fields', '{"__proto__":{"isAdmin":true},"constructor":1,"id":"x"}', json],
  ['a huge text', JSON.stringify({ email: 'a'.repeat(90_000), password: 'p' }), json],
  ['deep JSON', `${'{"a":'.repeat(9_000)}1${'}'.repeat(9_000)}`, json],
  ['a NUL', JSON.stringify({ email: 'a\0@x.example', password: 'p\0', favoriteColor: '\0' }), json],
  ['half a character', '{"email":"\\ud800","password":"\\udfff","favoriteColor":"\\ud800"}', json],
  ['text that is not UTF-8', bytes('{"email":"', [0xff, 0xfe, 0xc3], '"}'), json],
  ['an oversized body', '['.repeat(1_000_000), json],
  ['a form', 'email=a&password=b', { 'content-type': 'application/x-www-form-urlencoded' }],
  ['XML', '<a/>', { 'content-type': 'application/xml' }],
  ['a different encoding', '{}', { 'content-type': 'application/json; charset=utf-32' }],
  ['a broken gzip', 'not gzip', { ...json, 'content-encoding': 'gzip' }],
];

/** Names from outside that exist on every plain object. */
const prototypeNames = [
  'constructor',
  '__proto__',
  'toString',
  'hasOwnProperty',
  'valueOf',
  '__defineGetter__',
];

const badIds: [string, string][] = [
  ['a NUL', '%00'],
  ['text that is not UTF-8', '%FF'],
  ['a path going up', '..%2f..%2fetc%2fpasswd'],
  ['two dots', '%2e%2e%2f'],
  ['a huge text', 'a'.repeat(3000)],
  ['SQL', "'%20OR%201=1--"],
  ['an emoji', '%F0%9F%98%80'],
  ['null', 'null'],
  ...prototypeNames.map((name): [string, string] => [`a name every object has (${name})`, name]),
];

const badQueries: [string, string][] = [
  [
    'names every object has',
    prototypeNames.map((name) => `${name}=${name}&search=${name}`).join('&'),
  ],
  ['a number twice', 'limit=1&limit=2'],
  ['a text twice', 'search=a&search=b'],
  ['a number too low', 'limit=-1'],
  ['a number too high', 'limit=1e9'],
  ['an object', 'limit[$gt]=1'],
  ['a huge text', `search=${'a'.repeat(5000)}`],
  ['a NUL', 'cursor=%00&search=%00'],
  ['a path as a cursor', 'cursor=..%2f..'],
  ['a URL as a cursor (S-15)', 'cursor=https://evil.example/'],
  ['an invalid boolean', 'mine=maybe'],
  ['a size too high', 'size=1e9'],
  ['an unexpected name', 'unknown=1'],
  ['a JavaScript name', '__proto__[x]=1&constructor=1'],
  ['text that is not UTF-8', '%FF=%FF&search=%FF'],
];

describe('bad input', () => {
  let sandbox: TestSandbox;
  let api: TestApi;
  let routes: Route[];
  let browser: TestBrowser;

  beforeAll(async () => {
    sandbox = await startSandbox({ args: ['--consent', 'all'] });
    api = await startApi({ sandbox });
    routes = listRoutes(api.app);
    browser = api.browser();
    await browser.signInWithMicrosoft('EMarsh@contoso.example');
    await browser.post('/api/v1/link/new-local', { favoriteColor: '#2F19FF' });
    expect(await browser.session()).toMatchObject({ linked: true });
  });

  afterAll(async () => {
    await api.stop();
    await sandbox.stop();
  });

  /** The token endpoint takes forms and answers in a form of its own: see its spec. */
  const withBody = () =>
    routes.filter(({ method, path }) => /POST|PUT|PATCH/.test(method) && path.startsWith('/api/'));
  const addressOf = ({ path }: Route, id: string = crypto.randomUUID()) =>
    path.replaceAll(/:\w+/g, id);

  it.each(badBodies)(
    "%s in the body is the sender's problem, on every route",
    async (_, raw, headers) => {
      expect(withBody().length).toBeGreaterThan(3);
      for (const route of withBody()) {
        const answer = await browser.request<Problem>(route.method, addressOf(route), {
          raw,
          headers,
        });
        expect({ route: route.name, ...summary(answer) }).toEqual({
          route: route.name,
          isOurs: true,
          isClientError: true,
        });
      }
    },
  );

  it.each(badIds)('%s as an id is never our error', async (_, id) => {
    for (const route of routes.filter(({ path }) => path.includes(':'))) {
      const { status } = await browser.request(route.method, addressOf(route, id));
      // Someone unknown has no photo either: 204.
      const isFine = status === 204 || (status >= 400 && status < 500);
      expect(isFine ? '' : `${route.name} ${status}`).toBe('');
    }
  });

  it.each(badQueries)('%s in a query is never our error', async (_, query) => {
    const reads = routes.filter(({ method, path }) => method === 'GET' && path.startsWith('/a'));
    for (const route of reads) {
      const { status } = await browser.request('GET', `${addressOf(route)}?${query}`);
      expect(status < 500 ? '' : `${route.name} ${status}`).toBe('');
    }
  });

  it('names each invalid field', async () => {
    const answer = await api.browser().post<Problem>('/api/v1/accounts', {
      email: 'x',
      password: 'y',
      favoriteColor: 'z',
    });
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(answer.body).toMatchObject({ status: 422, code: 'validation_failed' });
    expect(answer.body.errors?.map(({ path }) => path)).toEqual([
      'email',
      'password',
      'favoriteColor',
    ]);
    expect(answer.body.requestId).toBe(answer.headers.get('x-request-id'));
  });

  it.each<[string, string, Record<string, string>]>([
    ['400 malformed', '{"email":', json],
    ['413 payload_too_large', JSON.stringify({ email: 'a'.repeat(200_000) }), json],
    ['415 unsupported_media_type', '<a/>', { 'content-type': 'application/xml' }],
  ])('is answered with %s', async (expected, raw, headers) => {
    const { status, body } = await browser.request<Problem>('POST', '/api/v1/session', {
      raw,
      headers,
    });
    expect(`${status} ${body.code}`).toBe(expected);
  });

  it("doesn't take a request's id from its sender", async () => {
    const { headers } = await browser.get('/api/v1/session', { 'x-request-id': 'forged\tline' });
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it.each(['/%', '/api/v1/%E0%A4%A', '//evil.example/%2e%2e', '/api/v1/users/../../etc/passwd'])(
    'the address %s is a 4xx',
    async (path) => {
      expect(await rawStatus(api.url, path)).toBeGreaterThanOrEqual(400);
      expect(await rawStatus(api.url, path)).toBeLessThan(500);
    },
  );
});

function summary({ status, body, headers }: { status: number; body: Problem; headers: Headers }) {
  return {
    isOurs:
      (headers.get('content-type') ?? '').startsWith('application/problem+json') && !!body.code,
    isClientError: status >= 400 && status < 500,
  };
}

/** Sent as is: fetch would clean up the URL. */
function rawStatus(origin: string, path: string): Promise<number> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    httpRequest({ hostname, port, path }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
}
