import {
  startApi,
  startSandbox,
  type TestApi,
  type TestBrowser,
  type TestSandbox,
} from '../../testing';

/** An API that browsers reach over https; the hop to the application is plain, as behind a proxy. */
describe('cookies when browsers use https', () => {
  let sandbox: TestSandbox;
  let api: TestApi;
  let here: URL;

  beforeAll(async () => {
    const origin = 'https://edu.school.example';
    sandbox = await startSandbox({ environment: { SANDBOX_REDIRECT_ORIGINS: origin } });
    api = await startApi({ sandbox, environment: { PUBLIC_URL: origin } });
    here = new URL(api.url);
  });
  afterAll(async () => {
    await api.stop();
    await sandbox.stop();
  });

  /** Everything that sets a cookie: registering, leaving for Microsoft, coming back, linking, signing out. */
  async function walk(browser: TestBrowser): Promise<string[]> {
    const set: string[] = [];
    const visit = async (method: string, path: string, json?: unknown) => {
      const answer = await browser.request(method, path, { json });
      set.push(...answer.headers.getSetCookie());
      return new URL(answer.headers.get('location') ?? '/', here);
    };
    const goAndComeBack = async (start: string, upn: string) => {
      const away = await visit('GET', start);
      away.searchParams.set('login_hint', upn);
      away.searchParams.set('sandbox_auto', 'true');
      const back = new URL((await browser.get(away.href)).headers.get('location') ?? '');
      await visit('GET', back.pathname + back.search);
    };
    const account = { email: 'ann@school.example', password: 'correct horse battery' };
    await visit('POST', '/api/v1/accounts', { ...account, favoriteColor: '#2F19FF' });
    await visit('GET', '/auth/microsoft/admin-consent');
    await goAndComeBack('/auth/microsoft/link', 'EMarsh@contoso.example');
    await visit('POST', '/api/v1/link/confirm');
    await visit('DELETE', '/api/v1/session');
    await goAndComeBack('/auth/microsoft/login', 'NHaddad@contoso.example');
    await visit('POST', '/api/v1/link/new-local', { favoriteColor: '#2F19FF' });
    return set;
  }

  it('are bound to exactly this host: __Host-, Secure, Path=/, no Domain, and hidden from scripts', async () => {
    const set = (await walk(api.browser())).filter((one) => !one.startsWith('XSRF-TOKEN='));
    const names = new Set(set.map((one) => one.replace(/(_trip_\w+)?=.*/s, '')));
    expect([...names].sort()).toEqual(
      ['', '_device', '_link', '_returning_user', '_session'].map((name) => `__Host-edu${name}`),
    );
    for (const cookie of set) {
      expect(cookie).toMatch(/^__Host-/);
      expect(cookie).toMatch(/; Path=\//);
      expect(cookie).toMatch(/; HttpOnly/);
      expect(cookie).toMatch(/; Secure/);
      expect(cookie).toMatch(/; SameSite=(Lax|Strict)/);
      expect(cookie).not.toMatch(/; Path=\/[^;]|Domain/i);
    }
  });

  it('planted by another host under the plain names are ignored', async () => {
    const attacker = api.browser();
    await attacker.register('attacker@school.example');
    const victim = api.browser();
    for (const pair of attacker.cookies.headerFor(here).split('; ')) {
      const [name = '', value = ''] = pair.split(/=(.*)/s);
      if (name.startsWith('__Host-')) victim.cookies.set(here, name.slice('__Host-'.length), value);
    }
    expect((await attacker.session()).authenticated).toBe(true);
    expect((await victim.session()).authenticated).toBe(false);
    const start = await victim.get('/auth/microsoft/link');
    expect(start.headers.get('location')).toBe('/sign-in');
  });
});
