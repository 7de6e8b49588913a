import { createHmac, generateKeyPairSync, randomUUID } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader, SignJWT } from 'jose';
import { listRoutes } from '../../../operations/list-routes';
import {
  addLinkedPerson,
  createTestDatabase,
  openSession,
  startApi,
  type TestApi,
  type TestDatabase,
  type TestPerson,
} from '../../../testing';
import { Clock } from '../../../clock/clock';
import { OrganizationRepository } from '../accounts/organization.repository';
import { call, TestProgram } from '../testing';
import { AccessTokens } from './access-tokens';
import { ApiClientRepository } from './api-client.repository';
import { InvalidToken } from './oauth-error';
import { SigningKeys } from './signing-keys';

const path = '/api/v1/links';

describe('programs with a token (API-2, S-17)', () => {
  let api: TestApi;
  let person: TestPerson;
  let program: TestProgram;
  let token: string;
  let clock: { now: () => number };
  const start = Date.now();

  beforeAll(async () => {
    api = await startApi();
    clock = api.app.get(Clock);
  });
  afterAll(() => api.stop());
  beforeEach(async () => {
    clock.now = () => start;
    person = await addLinkedPerson(api);
    program = await TestProgram.create(api, person.microsoft.tenantId);
    token = await program.token();
  });

  const wait = (milliseconds: number) => (clock.now = () => start + milliseconds);
  const status = async (given = token) =>
    (await call(api, path, { authorization: `Bearer ${given}` })).status;

  /** A token signed with our current key, whatever it says. */
  async function forge(
    claims: Record<string, unknown>,
    header: { typ?: string; alg?: string; kid?: string } = {},
  ): Promise<string> {
    const { kid, key } = await api.app.get(SigningKeys).signer();
    const payload = { ...decodeJwt(token), ...claims };
    const protectedHeader = { alg: 'ES256', typ: 'at+jwt', kid, ...header };
    return new SignJWT(payload).setProtectedHeader(protectedHeader).sign(key);
  }

  it('read what their scope allows, of their own tenant only', async () => {
    const { tenantId } = (await addLinkedPerson(api)).microsoft;
    const other = await TestProgram.create(api, tenantId);
    const { body } = await program.get<{ value: { userId: string }[] }>(path);
    expect(body.value.map(({ userId }) => userId)).toEqual([person.microsoft.objectId]);
    const foreign = `${path}?userId=${person.microsoft.objectId}`;
    expect((await other.get<{ value: unknown[] }>(foreign)).body.value).toEqual([]);
  });

  it('get neither a session nor a cookie', async () => {
    const { headers } = await program.get(path, token);
    expect(headers.getSetCookie()).toEqual([]);
  });

  it.each<[string, (token: string) => Promise<string> | string]>([
    ['garbage', () => 'garbage'],
    ['a JWT without a signature', (one) => `${one.split('.').slice(0, 2).join('.')}.`],
    ['another signature', (one) => `${one.slice(0, -6)}AAAAAA`],
    ['another audience', () => forge({ aud: `${api.url}/other` })],
    ['another issuer', () => forge({ iss: 'https://other.example' })],
    ['another kind of token', () => forge({}, { typ: 'JWT' })],
    ['an unknown key', () => forge({}, { kid: 'unknown' })],
    ['a tenant that isn’t the client’s', () => forge({ tid: randomUUID() })],
    ['a client that doesn’t exist', () => forge({ client_id: 'A'.repeat(22) })],
    ['no tenant', () => forge({ tid: undefined })],
    ['no scope', () => forge({ scope: undefined })],
    ['a scope that isn’t a text', () => forge({ scope: ['links.readonly'] })],
    ['a client that isn’t a text', () => forge({ client_id: { toString: 1 } })],
    ['no end', () => forge({ exp: undefined })],
    ['a start in the future', () => forge({ nbf: Math.floor(start / 1000) + 60 })],
  ])('are refused with %s', async (_, of) => {
    const { status, body, headers } = await call(api, path, {
      authorization: `Bearer ${await of(token)}`,
    });
    expect([status, body.code]).toEqual([401, 'invalid_token']);
    expect(headers.get('www-authenticate')).toContain('error="invalid_token"');
  });

  it('are refused with a token signed by somebody else under our key’s name, in any way', async () => {
    const { kid } = decodeProtectedHeader(token);
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const header = { alg: 'ES256', typ: 'at+jwt', kid: kid! };
    const foreign = new SignJWT(decodeJwt(token)).setProtectedHeader(header);
    expect(await status(await foreign.sign(privateKey))).toBe(401);
    const [, payload] = token.split('.');
    const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const none = `${encode({ ...header, alg: 'none' })}.${payload}.`;
    expect(await status(none)).toBe(401);
    const { keys } = await api.app.get(SigningKeys).published();
    const start = `${encode({ ...header, alg: 'HS256' })}.${payload}`;
    const mac = createHmac('sha256', JSON.stringify(keys[0])).update(start).digest('base64url');
    expect(await status(`${start}.${mac}`)).toBe(401);
  });

  it.each(['Basic eDp5', 'Bearer', 'Bearer a b', 'bearer', 'Negotiate x', ''])(
    'are refused with the header “%s”, cookie or not',
    async (authorization) => {
      const { status, body } = await call(api, '/api/v1/session', { authorization });
      expect([status, body.code]).toEqual([401, 'invalid_token']);
    },
  );

  it('are refused when the token has expired, but for half a minute that clocks may differ', async () => {
    wait(3_620_000);
    expect(await status()).toBe(200);
    wait(3_640_000);
    expect(await status()).toBe(401);
  });

  it('are refused without the scope; a scope taken from the client counts at once', async () => {
    const { status, body, headers } = await program.get(
      path,
      await program.token('roster.readonly'),
    );
    expect([status, body.code]).toEqual([403, 'insufficient_scope']);
    expect(headers.get('www-authenticate')).toContain('scope="links.readonly"');
    const without = await forge({ scope: 'sync.run roster.readonly' });
    expect((await program.get(path, without)).status).toBe(403);
    const more = await forge({ scope: 'links.readonly sync.run constructor' });
    expect((await program.get(path, more)).status).toBe(200);
  });

  it('cost no SQL statement to recognize, but one every three seconds', async () => {
    const reads = jest.spyOn(api.app.get(ApiClientRepository), 'findLive');
    try {
      for (let turn = 0; turn < 5; turn++) expect(await status()).toBe(200);
      expect(reads).toHaveBeenCalledTimes(1);
      wait(3_100);
      await Promise.all([1, 2, 3].map(() => status()));
      expect(reads).toHaveBeenCalledTimes(2);
    } finally {
      reads.mockRestore();
    }
  });

  it('and a person at once are refused', async () => {
    const browser = await openSession(api, { microsoft: person.microsoft });
    const { status, body } = await browser.request<{ code: string }>('GET', path, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect([status, body.code]).toEqual([400, 'ambiguous_credentials']);
  });

  it('have no way into routes without a scope, whatever the policy', async () => {
    const open: string[] = [];
    const routes = listRoutes(api.app).filter(({ path: one }) => one.startsWith('/api/v1/'));
    expect(routes.length).toBeGreaterThan(40);
    for (const route of routes.filter(({ scope }) => scope === undefined)) {
      const address = route.path.replaceAll(/:\w+/g, () => randomUUID());
      const answer = await call(api, address, {
        authorization: `Bearer ${token}`,
        method: route.method,
      });
      if (`${answer.status} ${answer.body?.code}` !== '403 insufficient_scope') {
        open.push(`${route.method} ${route.path}: ${answer.status}`);
      }
    }
    expect(open).toEqual([]);
  });

  it('are the only ones to reach their own routes', async () => {
    const browser = await openSession(api, { microsoft: person.microsoft });
    for (const one of [browser, api.browser()]) {
      const { status, body, headers } = await one.get<{ code: string }>(path);
      expect([status, body.code]).toEqual([401, 'token_required']);
      expect(headers.get('www-authenticate')).toBe('Bearer realm="EDUGraph"');
    }
  });
});

// Passport's strategies are one for a process, so these two replicas are asked without HTTP.
describe('the tokens of programs on two replicas (API-2)', () => {
  let replicas: TestApi[];
  let database: TestDatabase;
  let now = Date.now();

  beforeAll(async () => {
    database = await createTestDatabase();
    const environment = { PUBLIC_URL: 'http://localhost:1' };
    const start = () => startApi({ database, environment });
    replicas = [await start(), await start()];
    for (const { app } of replicas) (app.get(Clock) as { now: () => number }).now = () => now;
  });
  afterAll(async () => {
    for (const replica of replicas) await replica.stop();
    await database.remove();
  });

  it.each<
    [string, (app: TestApi['app'], program: TestProgram, tenantId: string) => Promise<unknown>]
  >([
    ['the client is revoked', (app, { id }) => app.get(ApiClientRepository).revoke(id)],
    [
      'the school withdraws its consent',
      (app, _, tenantId) =>
        app.get(OrganizationRepository).setConsent(tenantId, { isAdminConsented: false }),
    ],
  ])('are accepted by both, and by neither 5 s after %s', async (_, end) => {
    const [first, second] = replicas as [TestApi, TestApi];
    const { tenantId } = (await addLinkedPerson(first)).microsoft;
    const program = await TestProgram.create(first, tenantId);
    const token = await program.token();
    const check = ({ app }: TestApi) => app.get(AccessTokens).check(token);
    for (const replica of replicas) expect((await check(replica)).tenantId).toBe(tenantId);
    await end(second.app, program, tenantId);
    now += 5_000;
    for (const replica of replicas) await expect(check(replica)).rejects.toThrow(InvalidToken);
  });

  it('are signed by the same key, whichever of them gave the token', async () => {
    const kids = replicas.map(async ({ app }) => (await app.get(SigningKeys).signer()).kid);
    expect(new Set(await Promise.all(kids)).size).toBe(1);
  });
});
