import { decodeJwt, decodeProtectedHeader } from 'jose';
import * as openid from 'openid-client';
import { DataSource } from 'typeorm';
import { addLinkedPerson, startApi, type TestApi } from '../../../testing';
import { OrganizationRepository } from '../accounts/organization.repository';
import { postForm, TestProgram } from '../testing';
import { ApiClientSecret } from './api-client-secret.entity';
import { ApiClientRepository } from './api-client.repository';

const basicOf = (id: string, secret: string) =>
  `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;
const grant = { grant_type: 'client_credentials' };

describe('the token endpoint (API-1)', () => {
  let api: TestApi;
  let tenantId: string;
  let program: TestProgram;

  beforeAll(async () => {
    api = await startApi();
  });
  afterAll(() => api.stop());
  beforeEach(async () => {
    ({ tenantId } = (await addLinkedPerson(api)).microsoft);
    program = await TestProgram.create(api, tenantId);
  });

  it('answers as RFC 6749 §5.1 and RFC 9068 have it', async () => {
    const { status, headers, body } = await program.ask({ scope: 'links.readonly' });
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.getSetCookie()).toEqual([]);
    expect(body).toEqual({
      access_token: expect.any(String) as string,
      token_type: 'Bearer',
      expires_in: 3600,
      scope: 'links.readonly',
    });
    const header = decodeProtectedHeader(body.access_token);
    expect(header).toEqual({ alg: 'ES256', typ: 'at+jwt', kid: expect.any(String) as string });
    const claims = decodeJwt(body.access_token);
    expect(claims).toMatchObject({
      iss: api.url,
      aud: `${api.url}/api`,
      sub: program.clientId,
      client_id: program.clientId,
      tid: tenantId,
      scope: 'links.readonly',
    });
    expect(claims.exp! - claims.iat!).toBe(3600);
    expect(claims.jti).toHaveLength(36);
  });

  it.each(['ClientSecretBasic', 'ClientSecretPost'] as const)(
    'serves openid-client, found by its metadata (RFC 8414), with %s',
    async (method) => {
      const { clientId, secret } = program;
      const execute = [openid.allowInsecureRequests];
      const options: openid.DiscoveryRequestOptions = { algorithm: 'oauth2', execute };
      const authentication = openid[method](secret);
      const config = await openid.discovery(
        new URL(api.url),
        clientId,
        undefined,
        authentication,
        options,
      );
      const scope = 'roster.readonly';
      const { access_token: token } = await openid.clientCredentialsGrant(config, { scope });
      expect(decodeJwt(token)).toMatchObject({ scope, tid: tenantId });
      const keys = await fetch(config.serverMetadata().jwks_uri!);
      const { keys: published } = (await keys.json()) as { keys: Record<string, string>[] };
      expect(published.map(({ kid }) => kid)).toContain(decodeProtectedHeader(token).kid);
      for (const key of published) expect(Object.keys(key)).not.toContain('d');
    },
  );

  it('gives all of the client’s scopes to who asks for none, and only those', async () => {
    const scopeOf = async (scope?: string) =>
      (await program.ask(scope === undefined ? {} : { scope })).body['scope'];
    expect(await scopeOf()).toBe('links.readonly roster.readonly');
    expect(await scopeOf('')).toBe('links.readonly roster.readonly');
    expect(await scopeOf('sync.run http://unknown roster.readonly')).toBe('roster.readonly');
  });

  it.each<[string, Record<string, string>, [number, string]]>([
    ['scopes it has none of', { scope: 'sync.run openid' }, [400, 'invalid_scope']],
    ['another grant', { grant_type: 'password' }, [400, 'unsupported_grant_type']],
    ['no grant', { grant_type: '' }, [400, 'invalid_request']],
    ['no secret', { client_secret: '' }, [401, 'invalid_client']],
    ['no client', { client_id: '' }, [401, 'invalid_client']],
    ['an unknown client', { client_id: 'A'.repeat(22) }, [401, 'invalid_client']],
    ['a wrong secret', { client_secret: 'A'.repeat(43) }, [401, 'invalid_client']],
    ['half a surrogate', { client_id: '\ud83d', client_secret: '\ud83d' }, [401, 'invalid_client']],
    ['a name of every object', { client_id: 'constructor' }, [401, 'invalid_client']],
  ])('refuses %s', async (_, parameters, [status, error]) => {
    const answer = await program.ask(parameters);
    expect([answer.status, answer.body.error]).toEqual([status, error]);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const challenge = answer.headers.get('www-authenticate');
    expect(challenge).toBe(status === 401 ? 'Basic realm="EDUGraph"' : null);
  });

  it.each(['Basic', 'Basic !', 'Bearer x', 'Basic bm9jb2xvbg==', basicOf('%', '%E0%A4')])(
    'refuses the header %s without failing',
    async (authorization) => {
      const { status, body } = await postForm(api, grant, { authorization });
      expect([status, body.error]).toEqual([401, 'invalid_client']);
    },
  );

  it('decodes what RFC 6749 §2.3.1 has encoded', async () => {
    const { clientId, secret } = program;
    const encode = (text: string) => encodeURIComponent(text).replaceAll('-', '%2D');
    const authorization = basicOf(encode(clientId), encode(secret));
    expect((await postForm(api, grant, { authorization })).status).toBe(200);
  });

  it.each<[string, (one: TestProgram) => [[string, string][], Record<string, string>]]>([
    [
      'two ways at once',
      ({ clientId, secret }) => [
        [
          ['grant_type', 'client_credentials'],
          ['client_secret', secret],
        ],
        { authorization: basicOf(clientId, secret) },
      ],
    ],
    [
      'two different clients',
      ({ clientId, secret }) => [
        [
          ['grant_type', 'client_credentials'],
          ['client_id', 'A'.repeat(22)],
        ],
        { authorization: basicOf(clientId, secret) },
      ],
    ],
    [
      'a parameter twice',
      ({ clientId, secret }) => [
        [
          ['grant_type', 'client_credentials'],
          ['grant_type', 'client_credentials'],
        ],
        { authorization: basicOf(clientId, secret) },
      ],
    ],
  ])('refuses %s', async (_, of) => {
    const { status, body } = await postForm(api, ...of(program));
    expect([status, body.error]).toEqual([400, 'invalid_request']);
  });

  it('accepts forms only', async () => {
    const url = new URL('/oauth/token', api.url);
    const send = async (body: string | Uint8Array, type: string) => {
      const answer = await fetch(url, { method: 'POST', body, headers: { 'content-type': type } });
      return [answer.status, ((await answer.json()) as { error: string }).error];
    };
    const form = 'application/x-www-form-urlencoded';
    expect(await send('{}', 'application/json')).toEqual([415, 'invalid_request']);
    expect(await send('a'.repeat(20_000), form)).toEqual([413, 'invalid_request']);
    expect(await send(Uint8Array.of(0x61, 0xff), form)).toEqual([400, 'invalid_request']);
    expect((await fetch(url)).status).toBe(405);
  });

  it('refuses clients that are revoked or expired, and schools without consent', async () => {
    const clients = api.app.get(ApiClientRepository);
    const expired = await TestProgram.create(api, tenantId, { expiresAt: new Date(0) });
    expect((await expired.ask()).body.error).toBe('unauthorized_client');
    await api.app.get(OrganizationRepository).setConsent(tenantId, { isAdminConsented: false });
    expect((await program.ask()).body.error).toBe('unauthorized_client');
    await clients.revoke(program.id);
    expect((await program.ask()).body.error).toBe('invalid_client');
  });

  it('slows down who keeps guessing, and never who knows the secret', async () => {
    const guess = () => program.ask({ client_secret: 'wrong' });
    for (let turn = 0; turn < 30; turn++) expect((await guess()).status).toBe(401);
    const { status, headers, body } = await guess();
    expect([status, body.error]).toEqual([429, 'temporarily_unavailable']);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await program.ask()).status).toBe(200);
  });

  it('lets a secret work on while it is replaced, and the one before it no longer (ADM-8)', async () => {
    const clients = api.app.get(ApiClientRepository);
    const hour = 3_600_000;
    const statusWith = async (secret: string) =>
      (await program.ask({ client_secret: secret })).status;
    const second = await clients.replaceSecret(program.id, new Date(Date.now() + hour));
    expect([await statusWith(program.secret), await statusWith(second)]).toEqual([200, 200]);
    const third = await clients.replaceSecret(program.id, new Date(Date.now() - 1));
    const all = [program.secret, second, third];
    expect(await Promise.all(all.map(statusWith))).toEqual([401, 401, 200]);
  });

  it('keeps no secret, and notes when the client was used and from where (S-7)', async () => {
    await program.token();
    const rows = await api.app.get(DataSource).getRepository(ApiClientSecret).find();
    expect(rows.map(({ hint }) => hint)).toContain(program.secret.slice(-4));
    expect(JSON.stringify(rows)).not.toContain(program.secret);
    const client = await api.app.get(ApiClientRepository).find(tenantId, program.id);
    expect(Date.now() - client!.lastUsedAt!.getTime()).toBeLessThan(60_000);
    expect(client!.lastUsedFrom).toMatch(/127\.0\.0\.1|::1/);
  });
});
