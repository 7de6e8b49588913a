import { request as httpRequest } from 'node:http';
import { decodeJwt } from 'jose';
import { TestClient } from '../entra/testing/test-client';
import { startTestSandbox, type TestSandbox } from '../entra/testing/test-sandbox';
import { contoso, fabrikam } from '../entra/testing/test-tenants';

const teacher = 'EMarsh@contoso.example';

describe('the control API (BOX-4)', () => {
  let box: TestSandbox;
  let client: TestClient;

  beforeEach(async () => {
    box = await startTestSandbox();
    client = new TestClient(box.url);
  });
  afterEach(() => box.close());

  async function json<Body = Record<string, unknown>>(
    method: string,
    path: string,
    body?: unknown,
  ) {
    const response = await client.control(method, path, body);
    return { status: response.status, body: (await response.json()) as Body };
  }

  async function arm(fault: Record<string, unknown>): Promise<void> {
    expect((await client.control('POST', '/faults', fault)).status).toBe(201);
  }

  async function keys(authority = 'common'): Promise<Response> {
    return fetch(`${box.url}/${authority}/discovery/v2.0/keys`);
  }

  /** A request whose headers fetch wouldn't send. */
  async function rawStatus(path: string, headers: Record<string, string>, method = 'GET') {
    return new Promise<number | undefined>((resolve, reject) => {
      const outgoing = httpRequest(`${box.url}${path}`, { headers, method }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      outgoing.once('error', reject);
      outgoing.end();
    });
  }

  describe('tenants', () => {
    interface Summary {
      id: string;
      domain: string;
      name: string;
      users: { id: string; userPrincipalName: string; roles: string[]; password: string }[];
    }

    it('lists tenants and accounts, administrators first', async () => {
      const { body } = await json<Summary[]>('GET', '/tenants');
      expect(body.map(({ id }) => id)).toEqual([contoso, fabrikam]);
      expect(body[0]).toMatchObject({ domain: 'contoso.example', name: 'Contoso Education' });
      expect(body[0]?.users[0]).toMatchObject({
        userPrincipalName: 'admin@contoso.example',
        displayName: 'Pat Rivera',
        roles: ['Admin'],
        password: expect.any(String),
      });
    });

    it('finds one account', async () => {
      const { body } = await json<Summary[]>('GET', `/tenants?user=${teacher.toUpperCase()}`);
      expect(body).toHaveLength(1);
      expect(body[0]?.users.map(({ userPrincipalName }) => userPrincipalName)).toEqual([teacher]);
    });

    it('changes, removes and restores a user', async () => {
      const path = `/tenants/contoso.example/users/${teacher}`;
      const changed = await json('PATCH', path, { displayName: 'Elena Marsh-Ruiz' });
      expect(changed.body['displayName']).toBe('Elena Marsh-Ruiz');
      const { access_token: token } = await client.tokensOf(teacher);
      expect(decodeJwt(token!)['name']).toBe('Elena Marsh-Ruiz');
      expect((await client.control('DELETE', path)).status).toBe(204);
      await expect(client.signIn(teacher)).rejects.toThrow('AADSTS50034');
      expect((await client.control('POST', `${path}/restore`)).status).toBe(200);
      expect(await client.signIn(teacher)).toBeTruthy();
      expect((await client.control('DELETE', `${path}?permanent=true`)).status).toBe(204);
      expect((await client.control('POST', `${path}/restore`)).status).toBe(404);
    });

    it('permanently removes a user who could have been restored', async () => {
      const path = `/tenants/${contoso}/users/${teacher}`;
      const { body } = await json<Summary[]>('GET', `/tenants?user=${teacher}`);
      const id = body[0]!.users[0]!.id;
      await client.control('DELETE', path);
      expect(
        (await client.control('DELETE', `/tenants/${contoso}/users/${id}?permanent=true`)).status,
      ).toBe(204);
      expect((await client.control('POST', `${path}/restore`)).status).toBe(404);
    });

    it('keeps changes across a restart', async () => {
      await client.control('PATCH', `/tenants/${contoso}/users/${teacher}`, { roles: ['Admin'] });
      box = await box.restart();
      client = new TestClient(box.url);
      expect(decodeJwt((await client.tokensOf(teacher))['id_token']!)).toHaveProperty('wids');
    });

    it.each([
      ['PATCH', '/tenants/nowhere/users/x', { jobTitle: 'x' }, 404],
      ['PATCH', `/tenants/${contoso}/users/nobody`, { jobTitle: 'x' }, 404],
      ['PATCH', `/tenants/${contoso}/users/${teacher}`, { shoeSize: 40 }, 400],
      ['PATCH', `/tenants/${contoso}/users/${teacher}`, { accountEnabled: 'no' }, 400],
      ['DELETE', `/tenants/${contoso}/users/${teacher}?permanent=maybe`, undefined, 400],
      ['POST', `/tenants/${contoso}/consent`, { granted: 1 }, 400],
      ['POST', '/tokens/expire', { userId: 7 }, 400],
      ['PATCH', '/tokens', { accessTokenLifetime: 0 }, 400],
      ['GET', '/requests?since=-1', undefined, 400],
      ['GET', '/nothing', undefined, 404],
    ])('refuses %s %s %j with %s', async (...row) => {
      const [method, path, body, status] = row;
      const answer = await json(method, path, body);
      expect(answer.status).toBe(status);
      expect(answer.body['error']).toEqual(expect.any(String));
    });
  });

  describe('faults', () => {
    it('answer in place of the sandbox as many times as they were told to', async () => {
      await arm({ match: { path: '/keys$' }, status: 429, retryAfter: 2, times: 2 });
      const answers = [await keys(), await keys(), await keys()];
      expect(answers.map(({ status }) => status)).toEqual([429, 429, 200]);
      expect(answers[0]!.headers.get('retry-after')).toBe('2');
      expect(await answers[0]!.json()).toMatchObject({ error: 'too_many_requests' });
    });

    it('strike every third request', async () => {
      await arm({ match: { path: '/keys$' }, status: 503, every: 3 });
      const statuses = [];
      for (let i = 0; i < 6; i += 1) statuses.push((await keys()).status);
      expect(statuses).toEqual([200, 200, 503, 200, 200, 503]);
    });

    it('leave the first matches alone', async () => {
      await arm({ match: { path: '/keys$' }, status: 503, after: 2, every: 2 });
      const statuses = [];
      for (let i = 0; i < 6; i += 1) statuses.push((await keys()).status);
      expect(statuses).toEqual([200, 200, 200, 503, 200, 503]);
    });

    it('match by method, tenant, path and query', async () => {
      await arm({ match: { method: 'post', path: '/' }, status: 500 });
      await arm({ match: { path: '/keys', tenant: 'fabrikam.example' }, status: 502 });
      await arm({ match: { path: '[?&]p=1' }, status: 504 });
      expect((await keys()).status).toBe(200);
      expect((await keys(contoso)).status).toBe(200);
      expect((await keys(fabrikam)).status).toBe(502);
      expect((await fetch(`${box.url}/common/discovery/v2.0/keys?p=1`)).status).toBe(504);
    });

    it('answer with Graph errors below /v1.0, for the tenant of the token', async () => {
      const { access_token: token } = await client.tokensOf(teacher);
      await arm({ match: { path: '^/v1.0/', tenant: contoso }, status: 503 });
      const response = await fetch(`${box.url}/v1.0/me?$select=id`, {
        headers: { Authorization: `Bearer ${token}` },
      });
      expect(response.status).toBe(503);
      expect(await response.json()).toMatchObject({ error: { code: 'serviceNotAvailable' } });
    });

    it('strike parts of a batch, which are logged separately', async () => {
      const { access_token: token } = await client.tokensOf(teacher);
      await arm({ match: { path: '/organization', batchPart: true }, status: 429, retryAfter: 7 });
      await client.control('DELETE', '/requests');
      const requests = ['/me?$select=id', '/organization'].map((url, i) => ({
        id: `${i}`,
        method: 'GET',
        url,
      }));
      const headers = { Authorization: `Bearer ${token}` };
      const batch = await fetch(`${box.url}/v1.0/$batch`, {
        method: 'POST',
        headers: { ...headers, 'Content-Type': 'application/json' },
        body: JSON.stringify({ requests }),
      });
      const { responses } = (await batch.json()) as { responses: Record<string, unknown>[] };
      expect(responses.find(({ id }) => id === '0')).toMatchObject({ status: 200 });
      expect(responses.find(({ id }) => id === '1')).toMatchObject({
        status: 429,
        headers: { 'Retry-After': '7' },
        body: { error: { code: 'TooManyRequests' } },
      });
      expect((await fetch(`${box.url}/v1.0/organization`, { headers })).status).toBe(200);
      const { body: log } = await json<{ value: Record<string, unknown>[] }>('GET', '/requests');
      const lines = log.value.map(({ path, status, batch: part }) => [path, status, part ?? false]);
      expect(lines).toEqual(
        expect.arrayContaining([
          ['/v1.0/me', 200, true],
          ['/v1.0/organization', 429, true],
          ['/v1.0/$batch', 200, false],
          ['/v1.0/organization', 200, false],
        ]),
      );
      expect(lines).toHaveLength(4);
    });

    it('break the connection', async () => {
      await arm({ match: { path: '/keys$' }, reset: true });
      await expect(keys()).rejects.toThrow();
    });

    it('delay the answer, which the sandbox still gives', async () => {
      await arm({ match: { path: '/keys$' }, latency: 120 });
      const started = performance.now();
      expect(await (await keys()).json()).toHaveProperty('keys');
      expect(performance.now() - started).toBeGreaterThanOrEqual(115);
    });

    it('hold an answer until they are deleted', async () => {
      await arm({ match: { path: '/keys$' }, latency: 600_000 });
      const held = Promise.all([keys(), keys()]);
      const struck = async () => {
        const { body } = await json<{ value: { struck: number }[] }>('GET', '/faults');
        return body.value[0]?.struck;
      };
      while ((await struck()) !== 2);
      expect((await json<{ value: object[] }>('GET', '/requests')).body.value).toEqual([]);
      await client.control('DELETE', '/faults');
      expect((await held).map(({ status }) => status)).toEqual([200, 200]);
    });

    it('send any body: HTML, truncated JSON, an object', async () => {
      await arm({ match: { path: '/keys$' }, status: 502, body: '<h1>Bad gateway</h1>', times: 1 });
      await arm({ match: { path: '/keys$' }, body: '{"keys":[', times: 1 });
      await arm({ match: { path: '/keys$' }, body: { keys: [] }, times: 1 });
      const html = await keys();
      expect(html.headers.get('content-type')).toContain('text/html');
      expect(await html.text()).toBe('<h1>Bad gateway</h1>');
      await expect((await keys()).json()).rejects.toThrow();
      expect(await (await keys()).json()).toEqual({ keys: [] });
    });

    it('are listed, and gone when deleted', async () => {
      await arm({ match: { path: '/keys$' }, status: 500 });
      const { body } = await json<{ value: object[] }>('GET', '/faults');
      expect(body.value).toMatchObject([{ match: { path: '/keys$' }, status: 500, struck: 0 }]);
      expect((await client.control('DELETE', '/faults')).status).toBe(204);
      expect((await keys()).status).toBe(200);
    });

    it.each([
      ['no effect', { match: { path: 'x' } }],
      ['no path', { match: {}, status: 500 }],
      ['a broken pattern', { match: { path: '(' }, status: 500 }],
      ['an unknown field', { match: { path: 'x' }, status: 500, sometimes: true }],
      ['an invalid status', { match: { path: 'x' }, status: 42 }],
    ])('are refused with %s', async (_, fault) => {
      expect((await json('POST', '/faults', fault)).status).toBe(400);
    });

    it('never strike the control API', async () => {
      await arm({ match: { path: '.*' }, status: 500 });
      expect((await client.control('GET', '/health')).status).toBe(200);
      expect((await client.control('DELETE', '/faults')).status).toBe(204);
    });
  });

  describe('requests', () => {
    interface Log {
      value: Record<string, unknown>[];
      next: number;
    }

    it('logs requests to both halves and who made them', async () => {
      const user = await client.tokensOf(teacher);
      const { body: app } = await client.appToken(contoso);
      await client.control('DELETE', '/requests');
      await keys();
      for (const token of [user['access_token'], app['access_token']]) {
        await fetch(`${box.url}/v1.0/nothing?$top=1`, {
          headers: { Authorization: `Bearer ${token}` },
        });
      }
      await arm({ match: { path: '/keys$' }, reset: true });
      await expect(keys()).rejects.toThrow();
      const { body: log } = await json<Log>('GET', '/requests');
      expect(log.value).toMatchObject([
        { method: 'GET', path: '/common/discovery/v2.0/keys', status: 200, tokenKind: null },
        { path: '/v1.0/nothing', query: '?$top=1', tokenKind: 'user' },
        { path: '/v1.0/nothing', tokenKind: 'app' },
        { path: '/common/discovery/v2.0/keys', status: 0 },
      ]);
      expect(log.value[0]).toMatchObject({
        n: expect.any(Number),
        at: expect.stringMatching(/^\d{4}-.*Z$/),
        duration: expect.any(Number),
      });
      expect(log.next).toBe(log.value.at(-1)!['n']);
    });

    it('returns what came after a given number', async () => {
      await keys();
      const { body: first } = await json<Log>('GET', '/requests');
      expect((await json<Log>('GET', `/requests?since=${first.next}`)).body.value).toEqual([]);
      await keys();
      const { body: second } = await json<Log>('GET', `/requests?since=${first.next}`);
      expect(second.value.map(({ n }) => n)).toEqual([first.next + 1]);
    });
  });

  describe('reset', () => {
    it('goes back to the loaded data and ends earlier tokens', async () => {
      const { refresh_token: token } = await client.tokensOf(teacher);
      await client.control('PATCH', `/tenants/${contoso}/users/${teacher}`, { displayName: 'X' });
      await client.control('PATCH', '/tokens', { accessTokenLifetime: 60 });
      await arm({ match: { path: '/keys$' }, status: 500 });
      expect((await client.control('POST', '/reset')).status).toBe(204);
      expect((await client.refresh(token!)).body['error_codes']).toEqual([50173]);
      const after = await client.tokensOf(teacher);
      expect(decodeJwt(after['id_token']!)['name']).toBe('Elena Marsh');
      expect(after['expires_in']).toBe(3600);
      expect((await keys()).status).toBe(200);
    });
  });

  describe('is open only to programs on this computer', () => {
    it.each([
      ['a forwarded request', { 'X-Forwarded-For': '203.0.113.7' }],
      ['a request under another host name', { Host: 'evil.example:3100' }],
    ])('refuses %s', async (_, headers) => {
      expect(await rawStatus('/_sandbox/tenants', headers)).toBe(403);
    });

    it('refuses a page on another site', async () => {
      const origin = { Origin: 'https://evil.example' };
      expect(await rawStatus('/_sandbox/reset', origin, 'POST')).toBe(403);
    });

    it('refuses a body that a form could send', async () => {
      const response = await fetch(`${box.url}/_sandbox/tokens/revoke`, {
        method: 'POST',
        headers: { 'Content-Type': 'text/plain' },
        body: '{}',
      });
      expect(response.status).toBe(415);
    });

    it('explains why it refuses malformed JSON', async () => {
      const response = await fetch(`${box.url}/_sandbox/tokens/revoke`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: '{',
      });
      expect(response.status).toBe(400);
      expect(await response.json()).toHaveProperty('error');
    });

    it('or to anyone with SANDBOX_CONTROL=any', async () => {
      await box.close();
      box = await startTestSandbox({ environment: { SANDBOX_CONTROL: 'any' } });
      client = new TestClient(box.url);
      const forwarded = { 'X-Forwarded-For': '203.0.113.7' };
      expect(await rawStatus('/_sandbox/tenants', forwarded)).toBe(200);
    });
  });

  it('shows a front page that says what this is (BOX-5)', async () => {
    const html = await (await fetch(box.url)).text();
    for (const text of ['This is not Microsoft', 'Fabrikam Education', contoso, '/v1.0']) {
      expect(html).toContain(text);
    }
  });

  it("returns 501 for anything it doesn't imitate", async () => {
    const response = await fetch(`${box.url}/contoso.example/oauth2/v2.0/devicecode`);
    expect(response.status).toBe(501);
  });
});
