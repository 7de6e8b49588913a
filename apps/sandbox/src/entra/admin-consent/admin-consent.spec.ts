import { decodeJwt } from 'jose';
import { TestClient, clientId } from '../testing/test-client';
import { startTestSandbox, type TestSandbox } from '../testing/test-sandbox';
import { contoso, fabrikam } from '../testing/test-tenants';

const redirectUri = 'http://localhost:3000/auth/microsoft/admin-consent/callback';
const administrator = 'admin@fabrikam.example';

describe('the admin consent endpoint (ADM-1, BOX-1)', () => {
  let box: TestSandbox;
  let client: TestClient;

  beforeEach(async () => {
    box = await startTestSandbox();
    client = new TestClient(box.url);
  });
  afterEach(() => box.close());

  function consentUrl(changes: Record<string, string> = {}, authority = fabrikam): string {
    const query = new URLSearchParams({
      client_id: clientId,
      scope: 'https://graph.microsoft.com/.default',
      redirect_uri: redirectUri,
      state: 'state-2',
      ...changes,
    });
    return `${box.url}/${authority}/v2.0/adminconsent?${query}`;
  }

  async function press(fields: Record<string, string>): Promise<Response> {
    return client.open(consentUrl(), { method: 'POST', body: new URLSearchParams(fields) });
  }

  function firstId(html: string): string {
    return /name="sandbox_account" value="([^"]+)"/.exec(html)?.[1] ?? '';
  }

  it('asks who the administrator is, shows the requested permissions, and grants them on Accept', async () => {
    const picker = await (await client.open(consentUrl())).text();
    expect(picker).toContain(administrator);
    expect(picker).not.toContain('Ingrid Solberg');
    const question = await (await press({ sandbox_account: firstId(picker) })).text();
    for (const text of ['EduRoster.ReadBasic', 'EduRoster.Read.All', 'Accept', 'Cancel']) {
      expect(question).toContain(text);
    }
    expect((await client.appToken(fabrikam)).body['error_codes']).toEqual([700016]);
    const answer = await press({ sandbox_account: firstId(question), sandbox_consent: 'accept' });
    const back = new URL(answer.headers.get('location')!);
    expect(Object.fromEntries(back.searchParams)).toEqual({
      admin_consent: 'True',
      tenant: fabrikam,
      scope: expect.stringContaining('https://graph.microsoft.com/EduRoster.ReadBasic'),
      state: 'state-2',
    });
    const { body } = await client.appToken(fabrikam);
    expect(decodeJwt(String(body['access_token']))['roles']).toContain('EduRoster.Read.All');
    const tokens = await client.tokensOf('ISolberg@fabrikam.example', {
      scope: 'openid EduRoster.ReadBasic',
    });
    expect(tokens['scope']).toContain('EduRoster.ReadBasic');
  });

  it('goes back with access_denied on Cancel and grants nothing', async () => {
    const picker = await (await client.open(consentUrl())).text();
    const answer = await press({ sandbox_account: firstId(picker), sandbox_consent: 'cancel' });
    const back = new URL(answer.headers.get('location')!);
    expect(Object.fromEntries(back.searchParams)).toMatchObject({
      error: 'access_denied',
      error_description: expect.stringMatching(/^AADSTS65004: /),
      admin_consent: 'True',
      state: 'state-2',
    });
    expect((await client.appToken(fabrikam)).body['error_codes']).toEqual([700016]);
  });

  it("grants immediately for tests; at organizations, in the administrator's tenant", async () => {
    const automatic = { login_hint: administrator, sandbox_auto: 'true' };
    const back = await client.follow(consentUrl(automatic, 'organizations'));
    expect(back.searchParams.get('tenant')).toBe(fabrikam);
    expect((await client.appToken(fabrikam)).status).toBe(200);
  });

  it("refuses someone who isn't an administrator, and one from another tenant", async () => {
    for (const [loginHint, number] of [
      ['ISolberg@fabrikam.example', 'AADSTS90094'],
      ['admin@contoso.example', 'AADSTS50034'],
    ] as const) {
      const back = await client.follow(consentUrl({ login_hint: loginHint, sandbox_auto: 'true' }));
      expect(back.searchParams.get('error_description')).toContain(number);
      expect(back.searchParams.get('admin_consent')).toBe('True');
    }
    expect((await client.appToken(fabrikam)).body['error_codes']).toEqual([700016]);
  });

  it('grants only delegated permissions when individual scopes are requested', async () => {
    const scope = 'https://graph.microsoft.com/EduRoster.ReadBasic';
    await client.follow(consentUrl({ login_hint: administrator, sandbox_auto: 'true', scope }));
    const { status, body } = await client.appToken(fabrikam);
    expect(status).toBe(200);
    expect(decodeJwt(String(body['access_token']))).not.toHaveProperty('roles');
  });

  it.each([
    ['an unknown client', { client_id: contoso }, fabrikam, 'AADSTS700016'],
    [
      "another site's redirect URI",
      { redirect_uri: 'https://evil.example/' },
      fabrikam,
      'AADSTS50011',
    ],
    ['common', {}, 'common', 'AADSTS901001'],
  ])('refuses %s on a page', async (...row) => {
    const [, changes, authority, number] = row;
    const response = await client.open(consentUrl(changes, authority));
    expect(response.status).toBe(400);
    expect(await response.text()).toContain(number);
  });

  it('survives a restart', async () => {
    await client.follow(consentUrl({ login_hint: administrator, sandbox_auto: 'true' }));
    box = await box.restart();
    client = new TestClient(box.url);
    expect((await client.appToken(fabrikam)).status).toBe(200);
  });

  it('is forgotten on a fresh start and on a reset', async () => {
    await client.follow(consentUrl({ login_hint: administrator, sandbox_auto: 'true' }));
    await client.control('POST', '/reset');
    expect((await client.appToken(fabrikam)).body['error_codes']).toEqual([700016]);
    await client.follow(consentUrl({ login_hint: administrator, sandbox_auto: 'true' }));
    box = await box.restart({ isFresh: true });
    client = new TestClient(box.url);
    expect((await client.appToken(fabrikam)).body['error_codes']).toEqual([700016]);
    expect((await client.appToken(contoso)).status).toBe(200);
  });
});
