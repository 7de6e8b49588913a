import { decodeJwt } from 'jose';
import { TestClient, redirectUri, signInScope } from '../testing/test-client';
import { startTestSandbox, type TestSandbox } from '../testing/test-sandbox';
import { contoso, fabrikam } from '../testing/test-tenants';

const teacher = 'EMarsh@contoso.example';
const rosterScope = 'openid profile offline_access EduRoster.ReadBasic';

describe('the token endpoint (BOX-1)', () => {
  let box: TestSandbox;
  let client: TestClient;

  beforeEach(async () => {
    box = await startTestSandbox();
    client = new TestClient(box.url);
  });
  afterEach(() => box.close());

  async function graphStatus(accessToken: string): Promise<number> {
    const headers = { Authorization: `Bearer ${accessToken}` };
    return (await fetch(`${box.url}/v1.0/me`, { headers })).status;
  }

  describe('for a code', () => {
    it('returns everything MSAL needs', async () => {
      const tokens = await client.tokensOf(teacher);
      expect(tokens).toMatchObject({ token_type: 'Bearer', expires_in: 3600 });
      expect(tokens['scope']).toBe('openid profile User.Read');
      const info = JSON.parse(Buffer.from(tokens['client_info']!, 'base64url').toString());
      const id = decodeJwt(tokens['id_token']!);
      expect(info).toEqual({ uid: id['oid'], utid: contoso });
      expect(id).toMatchObject({
        iss: `${box.url}/${contoso}/v2.0`,
        tid: contoso,
        ver: '2.0',
        nonce: 'nonce-1',
        preferred_username: teacher,
        name: 'Elena Marsh',
      });
      expect(id['sub']).not.toBe(id['oid']);
      expect(id).not.toHaveProperty('wids');
      expect(await graphStatus(tokens['access_token']!)).toBe(200);
    });

    it('names the Global Administrator role in wids', async () => {
      const tokens = await client.tokensOf('admin@contoso.example');
      expect(decodeJwt(tokens['id_token']!)['wids']).toEqual([
        '62e90394-69f5-4237-9190-012177145e10',
      ]);
    });

    it('works once; a replay is refused and ends the tokens the code was exchanged for', async () => {
      const code = await client.signIn(teacher);
      const { body } = await client.redeem(code);
      const replay = await client.redeem(code);
      expect(replay).toMatchObject({
        status: 400,
        body: { error: 'invalid_grant', error_codes: [70008] },
      });
      expect(await graphStatus(String(body['access_token']))).toBe(401);
      const refreshed = await client.refresh(String(body['refresh_token']));
      expect(refreshed.body['error_codes']).toEqual([50173]);
    });

    it('is exchanged only once when two requests race', async () => {
      const code = await client.signIn(teacher);
      const answers = await Promise.all([client.redeem(code), client.redeem(code)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
    });

    it.each([
      ['a wrong verifier', { code_verifier: 'x'.repeat(43) }, 501481],
      ['no verifier', { code_verifier: undefined }, 501481],
      ['another redirect URI', { redirect_uri: `${redirectUri}/` }, 70000],
      ['another code', { code: '1.nothing' }, 70000],
      ['no code', { code: undefined }, 900144],
    ])('refuses %s', async (_, changes, number) => {
      const { status, body } = await client.redeem(await client.signIn(teacher), changes);
      expect(status).toBe(400);
      expect(body['error_codes']).toEqual([number]);
    });

    it('refuses a verifier when the sign-in had no challenge', async () => {
      const changes = { code_challenge: undefined, code_challenge_method: undefined };
      const { body } = await client.redeem(await client.signIn(teacher, changes));
      expect(body['error_codes']).toEqual([501481]);
    });

    it('refuses a code after ten minutes', async () => {
      const code = await client.signIn(teacher);
      box.clock.advance(600);
      expect((await client.redeem(code)).body['error_codes']).toEqual([70008]);
    });

    it('refuses a code at another tenant', async () => {
      const { body } = await client.redeem(await client.signIn(teacher), {}, fabrikam);
      expect(body['error_codes']).toEqual([70000]);
    });

    it('returns no refresh token without offline_access', async () => {
      const tokens = await client.tokensOf(teacher, { scope: 'openid User.Read' });
      expect(tokens).not.toHaveProperty('refresh_token');
    });
  });

  describe('for a refresh token', () => {
    it('returns new tokens for the same person, and keeps the old refresh token valid', async () => {
      const { refresh_token: old } = await client.tokensOf(teacher);
      const first = await client.refresh(old!, { client_info: '1' });
      const second = await client.refresh(old!);
      expect([first.status, second.status]).toEqual([200, 200]);
      expect(first.body['refresh_token']).not.toBe(old);
      expect(decodeJwt(String(first.body['id_token']))).toMatchObject({ tid: contoso });
      expect(decodeJwt(String(first.body['id_token']))).not.toHaveProperty('nonce');
    });

    it('ends when used under strict rotation', async () => {
      await client.control('PATCH', '/tokens', { strictRotation: true });
      const { refresh_token: old } = await client.tokensOf(teacher);
      expect((await client.refresh(old!)).status).toBe(200);
      expect((await client.refresh(old!)).body).toMatchObject({
        error: 'invalid_grant',
        suberror: 'bad_token',
      });
    });

    it('returns other scopes that were consented to', async () => {
      const { refresh_token: token } = await client.tokensOf(teacher);
      const { body } = await client.refresh(token!, { scope: rosterScope });
      expect(body['scope']).toContain('EduRoster.ReadBasic');
      expect(decodeJwt(String(body['access_token']))['scp']).toBe('EduRoster.ReadBasic');
    });

    it('returns 65001 for scopes that need an administrator', async () => {
      const { refresh_token: token } = await client.tokensOf('ISolberg@fabrikam.example');
      const { status, body } = await client.refresh(token!, { scope: rosterScope });
      expect(status).toBe(400);
      expect(body).toMatchObject({
        error: 'invalid_grant',
        error_codes: [65001],
        suberror: 'consent_required',
      });
      expect(body['error_description']).toMatch(/^AADSTS65001: /);
    });

    it('is refused once revoked, for one person or for everyone', async () => {
      const hers = await client.tokensOf(teacher);
      const his = await client.tokensOf('TReyes@contoso.example');
      const userId = decodeJwt(hers['id_token']!)['oid'];
      await client.control('POST', '/tokens/revoke', { userId });
      expect((await client.refresh(hers['refresh_token']!)).body['error_codes']).toEqual([50173]);
      expect(await graphStatus(hers['access_token']!)).toBe(401);
      expect((await client.refresh(his['refresh_token']!)).status).toBe(200);
      await client.control('POST', '/tokens/revoke', {});
      expect((await client.refresh(his['refresh_token']!)).body['error_codes']).toEqual([50173]);
    });

    it('is refused after 90 days', async () => {
      const { refresh_token: token } = await client.tokensOf(teacher);
      box.clock.advance(90 * 24 * 3600);
      expect((await client.refresh(token!)).body['error_codes']).toEqual([700082]);
    });

    it.each([
      ['disabled', 'PATCH', { accountEnabled: false }, 50057],
      ['removed', 'DELETE', undefined, 50034],
    ])('is refused for a %s person, whose access token ends too (BOX-3)', async (...row) => {
      const [, method, body, number] = row;
      const tokens = await client.tokensOf(teacher);
      await client.control(method, `/tenants/${contoso}/users/${teacher}`, body);
      expect((await client.refresh(tokens['refresh_token']!)).body['error_codes']).toEqual([
        number,
      ]);
      expect(await graphStatus(tokens['access_token']!)).toBe(401);
    });

    it("is refused when it's garbage or an access token", async () => {
      const { access_token: accessToken } = await client.tokensOf(teacher);
      expect((await client.refresh('garbage')).body['error_codes']).toEqual([70000]);
      expect((await client.refresh(accessToken!)).body['error_codes']).toEqual([70000]);
    });

    it('survives a restart, and so does the consent', async () => {
      const { refresh_token: token } = await client.tokensOf('ISolberg@fabrikam.example');
      box = await box.restart();
      client = new TestClient(box.url);
      const { status } = await client.refresh(token!);
      expect(status).toBe(200);
    });
  });

  describe('for client credentials', () => {
    it('returns the roles granted in the tenant, and no scope field', async () => {
      const { status, body } = await client.appToken(contoso);
      expect(status).toBe(200);
      expect(body).not.toHaveProperty('scope');
      expect(body).not.toHaveProperty('refresh_token');
      expect(decodeJwt(String(body['access_token']))).toMatchObject({
        aud: 'https://graph.microsoft.com',
        idtyp: 'app',
        tid: contoso,
        roles: expect.arrayContaining(['EduRoster.Read.All', 'User.Read.All']),
      });
    });

    it("accepts a tenant's domain as well as its id", async () => {
      expect((await client.appToken('contoso.example')).status).toBe(200);
    });

    it.each([
      ["without the tenant's consent", fabrikam, {}, 400, 700016, 'unauthorized_client'],
      ['at organizations', 'organizations', {}, 400, 50059, 'invalid_request'],
      ['at an unknown tenant', 'nowhere.example', {}, 400, 90002, 'invalid_request'],
      ['with a wrong secret', contoso, { client_secret: 'wrong' }, 401, 7000215, 'invalid_client'],
      ['with no credential', contoso, { client_secret: undefined }, 401, 7000218, 'invalid_client'],
      ['for a scope', contoso, { scope: 'User.Read' }, 400, 1002012, 'invalid_scope'],
      [
        'for an unknown client',
        contoso,
        { client_id: fabrikam },
        400,
        700016,
        'unauthorized_client',
      ],
      ['for an unknown grant', contoso, { grant_type: 'x' }, 400, 70003, 'unsupported_grant_type'],
    ])('refuses %s', async (...row) => {
      const [, tenant, changes, status, number, error] = row;
      const answer = await client.appToken(tenant, changes);
      expect(answer).toMatchObject({ status, body: { error, error_codes: [number] } });
      expect(answer.body).toEqual(
        expect.objectContaining({
          error_description: expect.stringMatching(new RegExp(`^AADSTS${number}: `)),
          timestamp: expect.any(String),
          trace_id: expect.any(String),
          correlation_id: expect.any(String),
        }),
      );
    });

    it('returns a token without roles when only a person consented (identity.md §4)', async () => {
      await client.tokensOf('ISolberg@fabrikam.example');
      const { body } = await client.appToken(fabrikam);
      expect(decodeJwt(String(body['access_token']))).not.toHaveProperty('roles');
    });

    it('accepts the app itself as the audience, for integrators (API-2)', async () => {
      const { body } = await client.appToken(contoso, {
        scope: '5a1b0c7e-2d3f-4e6a-9b8c-0d1e2f3a4b5c/.default',
      });
      expect(decodeJwt(String(body['access_token']))).toMatchObject({
        aud: '5a1b0c7e-2d3f-4e6a-9b8c-0d1e2f3a4b5c',
        ver: '2.0',
      });
      expect(await graphStatus(String(body['access_token']))).toBe(401);
    });

    it('ends when consent is withdrawn', async () => {
      const { body } = await client.appToken(contoso);
      await client.control('POST', `/tenants/${contoso}/consent`, { granted: false });
      expect(await graphStatus(String(body['access_token']))).toBe(401);
      expect((await client.appToken(contoso)).body['error_codes']).toEqual([700016]);
    });
  });

  it('ends access tokens when they expire, or when the control API expires them', async () => {
    const { access_token: first } = await client.tokensOf(teacher);
    box.clock.advance(3599);
    expect(await graphStatus(first!)).toBe(200);
    box.clock.advance(1);
    expect(await graphStatus(first!)).toBe(401);
    const { access_token: second, refresh_token: refreshToken } = await client.tokensOf(teacher);
    await client.control('POST', '/tokens/expire', {});
    expect(await graphStatus(second!)).toBe(401);
    expect((await client.refresh(refreshToken!)).status).toBe(200);
  });

  it('also accepts the secret in a Basic header', async () => {
    const credentials = Buffer.from('5a1b0c7e-2d3f-4e6a-9b8c-0d1e2f3a4b5c:a+secret+for+tests+only');
    const response = await fetch(`${box.url}/${contoso}/oauth2/v2.0/token`, {
      method: 'POST',
      headers: { Authorization: `Basic ${credentials.toString('base64')}` },
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        scope: 'https://graph.microsoft.com/.default',
      }),
    });
    expect(response.status).toBe(200);
  });

  it('accepts only POST', async () => {
    const response = await fetch(`${box.url}/${contoso}/oauth2/v2.0/token`);
    expect(response.status).toBe(405);
    expect(await response.json()).toMatchObject({ error_codes: [900561] });
  });

  it('uses the sign-in scope again when a refresh names none', async () => {
    const { refresh_token: token } = await client.tokensOf(teacher, {
      scope: `${signInScope} EduRoster.ReadBasic`,
    });
    const { body } = await client.refresh(token!);
    expect(body['scope']).toBe('openid profile User.Read EduRoster.ReadBasic');
  });
});
