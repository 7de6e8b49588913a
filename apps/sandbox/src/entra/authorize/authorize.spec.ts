import { TestClient, clientId, redirectUri, signInScope } from '../testing/test-client';
import { startTestSandbox, type TestSandbox } from '../testing/test-sandbox';
import { contoso, fabrikam } from '../testing/test-tenants';

const teacher = 'EMarsh@contoso.example';

describe('the authorization endpoint (BOX-1)', () => {
  let box: TestSandbox;
  let client: TestClient;

  beforeEach(async () => {
    box = await startTestSandbox();
    client = new TestClient(box.url);
  });
  afterEach(() => box.close());

  async function page(url: string, init?: RequestInit): Promise<string> {
    const response = await client.open(url, init);
    expect(response.headers.get('content-type')).toContain('text/html');
    return response.text();
  }

  /** Clicks a person's button on a page. */
  async function press(url: string, accountId: string, headers: Record<string, string> = {}) {
    const body = new URLSearchParams({ sandbox_account: accountId });
    return client.open(url, { method: 'POST', body, headers });
  }

  function idOf(html: string, name: string): string {
    const before = html.slice(0, html.indexOf(name));
    return /.*value="([^"]+)"/s.exec(before)?.[1] ?? '';
  }

  describe('refuses on a page, because no address can be trusted', () => {
    it.each([
      ['an unknown client', { client_id: contoso }, 'AADSTS700016'],
      ['no client', { client_id: undefined }, 'AADSTS900144'],
      ["another site's redirect URI", { redirect_uri: 'https://evil.example/' }, 'AADSTS50011'],
      ['another path', { redirect_uri: 'http://localhost:3000/elsewhere' }, 'AADSTS50011'],
      [
        'user info in the address',
        { redirect_uri: redirectUri.replace('//', '//a@') },
        'AADSTS50011',
      ],
      [
        'a look-alike host',
        { redirect_uri: redirectUri.replace('localhost', 'localhost.evil.example') },
        'AADSTS50011',
      ],
      ['no redirect URI', { redirect_uri: undefined }, 'AADSTS900144'],
    ])('%s', async (_, changes, number) => {
      const response = await client.open(client.authorizeUrl(changes));
      expect(response.status).toBe(400);
      expect(response.headers.get('location')).toBeNull();
      expect(await response.text()).toContain(number);
    });

    it('an unknown tenant', async () => {
      expect(await page(client.authorizeUrl({}, 'nowhere.example'))).toContain('AADSTS90002');
    });
  });

  it('accepts any port on localhost, and any added origins', async () => {
    await box.close();
    box = await startTestSandbox({
      environment: { SANDBOX_REDIRECT_ORIGINS: 'https://app.example, https://other.example' },
    });
    client = new TestClient(box.url);
    for (const address of [
      'http://localhost:4321/auth/microsoft/callback',
      'http://localhost/auth/microsoft/admin-consent/callback',
      'https://app.example/anywhere',
    ]) {
      const response = await client.open(client.authorizeUrl({ redirect_uri: address }));
      expect(response.status).toBe(200);
    }
  });

  describe('refuses by redirect, with the state', () => {
    it.each([
      ['another response type', { response_type: 'id_token' }, 'unsupported_response_type', 700054],
      ['form_post', { response_mode: 'form_post' }, 'invalid_request', 901001],
      ['a plain challenge', { code_challenge_method: 'plain' }, 'invalid_request', 901001],
      [
        'a challenge without a method',
        { code_challenge_method: undefined },
        'invalid_request',
        901001,
      ],
      ['a short challenge', { code_challenge: 'abc' }, 'invalid_request', 901001],
      ['an unknown scope', { scope: 'openid Everything.Own' }, 'invalid_scope', 70011],
      [
        'two resources',
        { scope: `User.Read api://${clientId}/access_as_user` },
        'invalid_scope',
        70011,
      ],
      [
        '.default along with others',
        { scope: 'https://graph.microsoft.com/.default User.Read' },
        'invalid_scope',
        70011,
      ],
      ['no scope', { scope: undefined }, 'invalid_request', 900144],
      ['an unknown prompt', { prompt: 'admin_consent' }, 'invalid_request', 901001],
      ['prompt=none without a session', { prompt: 'none' }, 'login_required', 50058],
    ])('%s', async (...row) => {
      const [, changes, error, number] = row;
      const back = await client.follow(client.authorizeUrl(changes));
      expect(`${back.origin}${back.pathname}`).toBe(redirectUri);
      expect(back.searchParams.get('error')).toBe(error);
      expect(back.searchParams.get('error_description')).toMatch(new RegExp(`^AADSTS${number}: `));
      expect(back.searchParams.get('state')).toBe('state-1');
    });
  });

  it('accepts scopes with and without a resource prefix', async () => {
    const scope = 'openid https://graph.microsoft.com/User.Read';
    const tokens = await client.tokensOf(teacher, { scope });
    expect(tokens['scope']).toBe('openid User.Read');
  });

  describe('the account picker', () => {
    it('lists people of each role and takes a click', async () => {
      const url = client.authorizeUrl();
      const html = await page(url);
      for (const text of ['Elena Marsh', 'Noor Haddad', 'Pat Rivera', 'Contoso Education']) {
        expect(html).toContain(text);
      }
      const response = await press(url, idOf(html, 'Noor Haddad'));
      const back = new URL(response.headers.get('location')!);
      expect(back.searchParams.get('state')).toBe('state-1');
      const { body } = await client.redeem(back.searchParams.get('code')!);
      expect(body['scope']).toBe('openid profile User.Read');
    });

    it('can do nothing but render and submit its forms', async () => {
      const response = await client.open(client.authorizeUrl());
      const policy = response.headers.get('content-security-policy')!;
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("form-action 'self' http://localhost:3000;");
      expect(policy).not.toContain('unsafe');
      expect(await response.text()).not.toMatch(/<script|style=|onclick/);
    });

    it('escapes untrusted input (S-16)', async () => {
      const html = await page(client.authorizeUrl({ state: '"><script>alert(1)</script>' }));
      expect(html).not.toContain('<script>alert');
    });

    it('lists the hinted account first without signing it in', async () => {
      const html = await page(client.authorizeUrl({ login_hint: 'NHaddad@contoso.example' }));
      expect(html).toMatch(/class="hint">.*?Noor Haddad/s);
      expect(html.indexOf('Noor Haddad')).toBeLessThan(html.indexOf('Elena Marsh'));
    });

    it("offers the other tenant's people at organizations, but not at a tenant", async () => {
      expect(await page(client.authorizeUrl())).toContain('Fabrikam Education');
      const other = await page(client.authorizeUrl({ sandbox_tenant: fabrikam }));
      expect(other).toContain('Ingrid Solberg');
      expect(await page(client.authorizeUrl({}, contoso))).not.toContain('Fabrikam Education');
      const html = await page(client.authorizeUrl({}, fabrikam));
      expect(html).toContain('Ingrid Solberg');
      expect(html).not.toContain('Elena Marsh');
    });

    it('refuses someone from a tenant other than the one in the address', async () => {
      const html = await page(client.authorizeUrl());
      const response = await press(client.authorizeUrl({}, fabrikam), idOf(html, 'Elena Marsh'));
      expect(await response.text()).toContain('AADSTS50034');
    });

    it('finds people by part of their name', async () => {
      const html = await page(client.authorizeUrl({ sandbox_find: 'elen mar' }));
      expect(html).toContain('Elena Marsh');
      expect(html).not.toContain('Noor Haddad');
      expect(await page(client.authorizeUrl({ sandbox_find: 'zzz' }))).toContain(
        'Nobody has that name.',
      );
    });

    it('refuses a click sent by another site', async () => {
      const url = client.authorizeUrl();
      const id = idOf(await page(url), 'Elena Marsh');
      const response = await press(url, id, { Origin: 'https://evil.example' });
      expect(response.status).toBe(400);
      expect(response.headers.get('set-cookie')).toBeNull();
    });

    it('never signs in by GET', async () => {
      const url = client.authorizeUrl();
      const id = idOf(await page(url), 'Elena Marsh');
      const response = await client.open(client.authorizeUrl({ sandbox_account: id }));
      expect(response.status).toBe(200);
    });

    it('goes back with access_denied on cancel', async () => {
      const html = await page(client.authorizeUrl());
      const href = /href="([^"]+)">Cancel sign-in/.exec(html)?.[1]?.replaceAll('&amp;', '&');
      const back = new URL(href!);
      expect(back.searchParams.get('error')).toBe('access_denied');
      expect(back.searchParams.get('state')).toBe('state-1');
    });

    it('reports that an account is disabled', async () => {
      const url = client.authorizeUrl();
      const id = idOf(await page(url), 'Elena Marsh');
      await client.control('PATCH', `/tenants/${contoso}/users/${id}`, { accountEnabled: false });
      expect(await (await press(url, id)).text()).toContain('AADSTS50057');
    });
  });

  describe('consent', () => {
    const roster = { scope: `${signInScope} EduRoster.ReadBasic` };
    const outsider = 'ISolberg@fabrikam.example';

    it('is implied by the click when the person may grant it', async () => {
      const tokens = await client.tokensOf(outsider);
      expect(tokens['scope']).toBe('openid profile User.Read');
    });

    it('is refused with consent_required when only an administrator may grant it', async () => {
      const url = client.authorizeUrl({ ...roster, login_hint: outsider, sandbox_auto: 'true' });
      const back = await client.follow(url);
      expect(back.searchParams.get('error')).toBe('consent_required');
      expect(back.searchParams.get('error_description')).toMatch(/^AADSTS65001: .*EduRoster/);
    });

    it('tells the person who can approve, and takes them back', async () => {
      const url = client.authorizeUrl(roster, fabrikam);
      const id = idOf(await page(url), 'Ingrid Solberg');
      const html = await (await press(url, id)).text();
      expect(html).toContain('AADSTS90094');
      expect(html).toContain('See schools, classes and their members');
      expect(html).toMatch(/href="http:\/\/localhost:3000[^"]*consent_required/);
    });

    it('lets everyone in a consented tenant through', async () => {
      const tokens = await client.tokensOf(teacher, roster);
      expect(tokens['scope']).toContain('EduRoster.ReadBasic');
    });

    it.each([
      ['none', 'consent_required'],
      ['all', null],
    ] as const)('starts out the way --consent %s says', async (consent, error) => {
      await box.close();
      box = await startTestSandbox({ consent });
      client = new TestClient(box.url);
      for (const loginHint of [teacher, outsider]) {
        const automatic = { login_hint: loginHint, sandbox_auto: 'true' };
        const back = await client.follow(client.authorizeUrl({ ...roster, ...automatic }));
        expect(back.searchParams.get('error')).toBe(error);
      }
    });
  });

  describe('the browser session', () => {
    async function signedInCookie(): Promise<string> {
      const url = client.authorizeUrl({ login_hint: teacher, sandbox_auto: 'true' });
      const response = await client.open(url);
      return response.headers.get('set-cookie')!.split(';')[0]!;
    }

    it('lets prompt=none through, and still asks for a click otherwise', async () => {
      const headers = { Cookie: await signedInCookie() };
      const silent = await client.open(client.authorizeUrl({ prompt: 'none' }), { headers });
      expect(silent.headers.get('location')).toContain('code=');
      const html = await page(client.authorizeUrl(), { headers });
      expect(html).toMatch(/class="hint">.*?Elena Marsh.*?teacher, signed in/s);
      const asked = await page(client.authorizeUrl({ prompt: 'login' }), { headers });
      expect(asked).not.toContain('signed in');
    });

    it("doesn't serve anyone else, or another tenant", async () => {
      const headers = { Cookie: await signedInCookie() };
      for (const url of [
        client.authorizeUrl({ prompt: 'none', login_hint: 'TReyes@contoso.example' }),
        client.authorizeUrl({ prompt: 'none' }, fabrikam),
      ]) {
        const response = await client.open(url, { headers });
        expect(response.headers.get('location')).toContain('error=login_required');
      }
    });

    it("doesn't consent silently", async () => {
      const headers = { Cookie: await signedInCookie() };
      await client.control('POST', `/tenants/${contoso}/consent`, { granted: false });
      const response = await client.open(client.authorizeUrl({ prompt: 'none' }), { headers });
      expect(response.headers.get('location')).toContain('error=consent_required');
    });

    it('ends on sign-out, which only goes back to the app (AUTH-9)', async () => {
      const logout = `${box.url}/${contoso}/oauth2/v2.0/logout?post_logout_redirect_uri=`;
      const back = await client.open(
        `${logout}${encodeURIComponent('http://localhost:3000/sign-in')}`,
      );
      expect(back.headers.get('location')).toBe('http://localhost:3000/sign-in');
      expect(back.headers.get('set-cookie')).toMatch(/sandbox_session=;.*1970/);
      const stays = await client.open(`${logout}${encodeURIComponent('https://evil.example/')}`);
      expect(stays.status).toBe(200);
      expect(await stays.text()).toContain('You are signed out');
    });
  });

  it('signs in immediately for tests, and reports when nobody has that name', async () => {
    expect(await client.signIn(teacher)).toBeTruthy();
    const unknown = client.authorizeUrl({ login_hint: 'no@body.example', sandbox_auto: 'true' });
    expect((await client.follow(unknown)).searchParams.get('error_description')).toContain(
      'AADSTS50034',
    );
  });
});
