import { Forbidden, MicrosoftLoginRequired, NotFound } from '../../../http';
import { GraphRequestFailed } from '../transport/graph-error';
import { connectGraph, failure, FakeCaller, GraphServer, json, raw, type Reply } from '../testing';

describe('GraphClient', () => {
  let server: GraphServer;
  let elsewhere: GraphServer;
  let transport: { close(): Promise<void> };

  beforeAll(async () => {
    server = await GraphServer.start();
    elsewhere = await GraphServer.start();
    elsewhere.script(json({ value: [{ id: 'stolen' }] }));
  });
  afterEach(() => transport.close());
  afterAll(() => Promise.all([server.close(), elsewhere.close()]));

  function setup(...replies: Reply[]) {
    server.script(...replies);
    const connected = connectGraph(server.url);
    transport = connected.transport;
    return connected;
  }

  const labelled = (path: string) => server.url.replace('http:', 'https:') + path;
  const caller = new FakeCaller();

  it("sends the token, a tracing id and the education API's preference", async () => {
    const { graph } = setup(json({ value: [] }));
    await graph.get(caller, '/education/me?$select=id,displayName');
    const [request] = server.requests;
    expect(request?.path).toBe('/v1.0/education/me?$select=id,displayName');
    expect(request?.headers).toMatchObject({
      authorization: 'Bearer user-1',
      prefer: 'include-unknown-enum-members',
      'x-forwarded-proto': 'https',
      'client-request-id': expect.stringMatching(/^[\da-f-]{36}$/) as string,
    });
  });

  it('sends no body, and no content type, where Microsoft documents none', async () => {
    const { graph } = setup(json({ id: 'a' }));
    await graph.post(caller, '/education/classes/c/assignments/a/publish');
    const [request] = server.requests;
    expect(request).toMatchObject({ method: 'POST', body: '' });
    expect(request?.headers['content-type']).toBeUndefined();
    // Without it Microsoft's front end returns 411.
    expect(request?.headers['content-length']).toBe('0');
  });

  describe('when a token is refused', () => {
    it('renews it once on 401', async () => {
      const { graph } = setup(failure(401), json({ id: 'x' }));
      await expect(graph.get(new FakeCaller(), '/me')).resolves.toEqual({ id: 'x' });
      const tokens = server.requests.map(({ headers }) => headers.authorization);
      expect(tokens).toEqual(['Bearer user-1', 'Bearer user-2']);
    });

    it('asks the person to sign in on the second 401, with the missing claims (AUTH-5)', async () => {
      const claims = Buffer.from('{"access_token":{}}').toString('base64');
      const { graph } = setup(
        failure(401),
        failure(401, '', { 'www-authenticate': `Bearer error="x", claims="${claims}"` }),
      );
      const call = graph.get(new FakeCaller(), '/me');
      await expect(call).rejects.toThrow(MicrosoftLoginRequired);
      await expect(call).rejects.toMatchObject({ claims: '{"access_token":{}}' });
      expect(server.requests).toHaveLength(2);
    });

    it('renews an app-only token once on 403, because it can be older than the consent', async () => {
      const { graph } = setup(failure(403), json({ id: 'x' }));
      await expect(graph.get(new FakeCaller('app'), '/users/x')).resolves.toEqual({ id: 'x' });
      expect(server.requests[1]?.headers.authorization).toBe('Bearer app-2');
    });

    it("doesn't renew it on every 403: after that, the permission is missing", async () => {
      const { graph } = setup(failure(403));
      const app = new FakeCaller('app');
      await expect(graph.get(app, '/users/x')).rejects.toThrow(Forbidden);
      await expect(graph.get(app, '/users/x')).rejects.toThrow(Forbidden);
      expect(server.requests).toHaveLength(3);
    });

    it('trusts a 403 for a person', async () => {
      const { graph } = setup(failure(403, 'Authorization_RequestDenied'));
      await expect(graph.get(caller, '/users/x')).rejects.toThrow(Forbidden);
      expect(server.requests).toHaveLength(1);
    });
  });

  it('passes on what the caller’s own token throws', async () => {
    const { graph } = setup(json({}));
    const signedOut = {
      ...caller,
      tenantId: 't',
      key: 'u',
      token: () => Promise.reject(new MicrosoftLoginRequired()),
    };
    await expect(graph.get(signedOut, '/me')).rejects.toThrow(MicrosoftLoginRequired);
    expect(server.requests).toHaveLength(0);
  });

  it("reports what isn't there, and keeps Graph’s message of other errors for the log", async () => {
    const { graph } = setup(failure(404), failure(400, 'Request_BadRequest'));
    await expect(graph.get(caller, '/users/x')).rejects.toThrow(NotFound);
    await expect(graph.get(caller, '/users/x')).rejects.toMatchObject({
      code: 'graph_error',
      graphStatus: 400,
      graphCode: 'Request_BadRequest',
      graphMessage: 'It is 400.',
    });
  });

  describe('paging', () => {
    it('follows the links unchanged, to the last page', async () => {
      const next = '/v1.0/users?$skiptoken=a%2Fb&$top=2&x=1&x=2';
      const { graph } = setup(
        json({ value: [{ id: '1' }], '@odata.nextLink': labelled(next) }),
        json({ value: [], '@odata.nextLink': labelled(`${next}&more`) }),
        json({ value: [{ id: '2' }] }),
      );
      await expect(graph.all(caller, '/users')).resolves.toEqual([{ id: '1' }, { id: '2' }]);
      expect(server.requests.map(({ path }) => path)).toEqual([
        '/v1.0/users',
        next,
        `${next}&more`,
      ]);
    });

    const foreign: [string, () => string][] = [
      ['another origin', () => `${elsewhere.url}/v1.0/users`],
      [
        'a different origin that looks like ours',
        () => `https://${new URL(server.url).host}@evil.example/v1.0/users`,
      ],
      ['ours with credentials', () => labelled('/v1.0/users').replace('//', '//x:y@')],
      ['a different port', () => 'https://127.0.0.1:1/v1.0/users'],
      ['a different path of ours', () => labelled('/_sandbox/reset')],
      ['no URL', () => 'users?page=2'],
    ];

    it.each(foreign)('never follows a link to %s (S-15)', async (_name, link) => {
      const { graph } = setup(json({ value: [{ id: '1' }], '@odata.nextLink': link() }));
      await expect(graph.all(caller, '/users')).rejects.toThrow(GraphRequestFailed);
      expect(server.requests).toHaveLength(1);
      expect(elsewhere.requests).toHaveLength(0);
    });

    it('stops a listing that never ends', async () => {
      let pages = 0;
      const endless: Reply = (response, request) => {
        pages += 1;
        json({ value: [], '@odata.nextLink': labelled(`/v1.0/users?page=${pages}`) })(
          response,
          request,
        );
      };
      const { graph } = setup(endless);
      await expect(graph.all(caller, '/users', { maxPages: 5 })).rejects.toMatchObject({
        graphCode: 'tooManyPages',
      });
      expect(pages).toBe(5);
    });

    it("doesn't treat a page without a list as an empty one (S-20)", async () => {
      const { graph } = setup(json({ '@odata.context': 'x' }));
      await expect(graph.all(caller, '/users')).rejects.toMatchObject({
        graphCode: 'pageWithoutValue',
      });
    });
  });

  describe('redirects', () => {
    const redirectTo = (location: string): Reply => json({}, 302, { location });

    it('are followed within Graph', async () => {
      const { graph } = setup(redirectTo('/v1.0/users/y'), json({ id: 'y' }));
      await expect(graph.get(caller, '/users/x')).resolves.toEqual({ id: 'y' });
    });

    it('to anywhere else are refused, and no token leaves (S-15)', async () => {
      const { graph } = setup(redirectTo(`${elsewhere.url}/v1.0/users`));
      await expect(graph.get(caller, '/users/x')).rejects.toThrow(GraphRequestFailed);
      expect(elsewhere.requests).toHaveLength(0);
    });
  });

  it.each([
    '/users/../organization',
    '/users/%2e%2e/organization',
    '/users/..',
    '//evil.example/x',
    'users',
    '/users/..\\x',
  ])(
    "doesn't call %s: an id from outside must not lead to a different path (S-15)",
    async (path) => {
      const { graph } = setup(json({}));
      await expect(graph.get(caller, path)).rejects.toThrow(NotFound);
      expect(server.requests).toHaveLength(0);
    },
  );

  describe('bytes', () => {
    it('come unchanged, with their type', async () => {
      const { graph } = setup(raw(Buffer.from([0xff, 0xd8, 0x00]), 'image/jpeg'));
      const { bytes, contentType } = await graph.bytes(caller, '/me/photo/$value');
      expect([...bytes]).toEqual([0xff, 0xd8, 0x00]);
      expect(contentType).toBe('image/jpeg');
    });

    it("that aren't there are not found", async () => {
      const { graph } = setup(failure(404, 'ImageNotFound'));
      await expect(graph.bytes(caller, '/me/photo/$value')).rejects.toThrow(NotFound);
    });
  });

  it('sends no more simultaneous requests for a tenant than allowed, and lets others pass', async () => {
    server.script(json({ value: [] }));
    const waiting: (() => void)[] = [];
    server.script((response, request) =>
      waiting.push(() => json({ value: [] })(response, request)),
    );
    const connected = connectGraph(server.url, { connectionsPerTenant: 2 });
    transport = connected.transport;
    const calls = [1, 2, 3, 4].map(() => connected.graph.get(caller, '/users'));
    const other = connected.graph.get(new FakeCaller('b', 'elsewhere'), '/groups');
    await untilTrue(() => waiting.length === 3);
    expect(server.requests.map(({ path }) => path).sort()).toEqual([
      '/v1.0/groups',
      '/v1.0/users',
      '/v1.0/users',
    ]);
    const release = () => waiting.splice(0).forEach((answer) => answer());
    release();
    await untilTrue(() => waiting.length === 2);
    release();
    await Promise.all([...calls, other]);
  });
});

async function untilTrue(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve));
}
