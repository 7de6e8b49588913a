import type { OrganizationState } from '@app/contracts';
import type { TestBrowser } from '../../testing';
import { Organization, User } from '../auth';
import { MicrosoftWorld, people } from '../auth/testing';

const start = '/auth/microsoft/admin-consent';

describe('administrator consent (ADM-1)', () => {
  let world: MicrosoftWorld;

  beforeAll(async () => {
    // Contoso has consented, Fabrikam has not.
    world = await MicrosoftWorld.start();
  });

  afterAll(() => world.stop());

  beforeEach(() => world.reset());

  const consentedTenants = async () =>
    (await world.rows(Organization))
      .filter(({ isAdminConsented }) => isAdminConsented)
      .map(({ tenantId }) => tenantId);

  const organizationOf = async (browser: TestBrowser) =>
    (await browser.get<OrganizationState>('/api/v1/admin/organization')).body;

  const pageOf = ({ url }: { url: string }) => new URL(url).pathname + new URL(url).search;

  /** Up to the callback, which is not opened. */
  async function callbackOf(browser: TestBrowser, upn: string, path = start): Promise<URL> {
    const first = await browser.get(path);
    const url = new URL(first.headers.get('location') ?? '');
    url.searchParams.set('login_hint', upn);
    url.searchParams.set('sandbox_auto', 'true');
    return new URL((await browser.get(url.href)).headers.get('location') ?? '');
  }

  async function openCallback(browser: TestBrowser, url: URL): Promise<string | null> {
    return (await browser.get(url.pathname + url.search)).headers.get('location');
  }

  it('is asked for by its administrator, for the own tenant and all permissions, and marked when proved', async () => {
    const browser = await world.signedIn(people.fabrikamAdmin);
    const { tenantId } = await world.idsOf(people.fabrikamAdmin);
    expect(await organizationOf(browser)).toEqual({
      tenantId,
      name: 'Fabrikam Education',
      consented: false,
      linkedAccounts: 0,
      cachedLogins: 1,
      lastConsent: null,
      consentUrl: `${world.api.url}/admin/consent`,
    });
    const { tenantId: other } = await world.idsOf(people.teacher);
    const away = await browser.get(`${start}?tenant=${other}`);
    const url = new URL(away.headers.get('location') ?? '');
    expect(url.pathname).toBe(`/${tenantId}/v2.0/adminconsent`);
    expect(url.searchParams.get('scope')).toBe('https://graph.microsoft.com/.default');
    expect(pageOf(await browser.follow(start, people.fabrikamAdmin))).toBe('/admin?consent=done');
    expect(await organizationOf(browser)).toMatchObject({ consented: true });
    expect((await browser.session()).organization).toMatchObject({ consented: true });
  });

  it('counts the links of the own tenant only (S-12)', async () => {
    await world.linked(people.teacher);
    expect((await organizationOf(await world.signedIn(people.admin))).linkedAccounts).toBe(1);
    expect((await organizationOf(await world.signedIn(people.fabrikamAdmin))).linkedAccounts).toBe(
      0,
    );
  });

  it('is shown to administrators only', async () => {
    const path = '/api/v1/admin/organization';
    expect((await world.browser().get(path)).status).toBe(401);
    const teacher = await world.linked(people.teacher);
    expect(await teacher.get(path)).toMatchObject({ status: 403, body: { code: 'admin_only' } });
  });

  it('opens the education screens, which said before that consent is missing (ADM-2)', async () => {
    const teacher = await world.linked(people.fabrikamTeacher);
    expect((await teacher.session()).user?.roles).toEqual([]);
    const refused = await teacher.get('/api/v1/schools');
    expect(refused).toMatchObject({ status: 403, body: { code: 'consent_required' } });
    const admin = await world.signedIn(people.fabrikamAdmin);
    await admin.follow(start, people.fabrikamAdmin);
    expect((await teacher.get('/api/v1/schools')).status).toBe(200);
    expect((await teacher.session()).user?.roles).toEqual(['Teacher']);
  });

  it('works without an account here, for whichever tenant is proved', async () => {
    const browser = world.browser();
    const end = await browser.follow(start, people.fabrikamAdmin);
    expect(pageOf(end)).toBe('/admin/consent?consent=done');
    expect(await consentedTenants()).toEqual([(await world.idsOf(people.fabrikamAdmin)).tenantId]);
    expect((await browser.session()).authenticated).toBe(false);
  });

  it('given elsewhere counts at the next sign-in, and withdrawn elsewhere ends there', async () => {
    await world.signedIn(people.teacher);
    const { tenantId } = await world.idsOf(people.teacher);
    expect(await consentedTenants()).toEqual([tenantId]);
    await world.setConsent('contoso.example', false);
    await world.signedIn(people.teacher);
    expect(await consentedTenants()).toEqual([]);
  });

  it('declined, stays missing', async () => {
    const browser = await world.signedIn(people.fabrikamAdmin);
    const away = new URL((await browser.get(start)).headers.get('location') ?? '');
    const answer = new URLSearchParams({
      // Microsoft says so together with an error.
      admin_consent: 'True',
      tenant: (await world.idsOf(people.fabrikamAdmin)).tenantId,
      error: 'access_denied',
      state: away.searchParams.get('state') ?? '',
    });
    const location = (await browser.get(`${start}/callback?${answer}`)).headers.get('location');
    expect(location).toBe('/admin?consent=declined');
    expect(await consentedTenants()).toEqual([]);
  });

  describe('forged (S-2)', () => {
    it('without our state, with a used one or with that of another browser is refused', async () => {
      const browser = world.browser();
      const { tenantId } = await world.idsOf(people.teacher);
      const bare = `${start}/callback?admin_consent=True&tenant=${tenantId}`;
      for (const query of ['', '&state=', '&state=guess']) {
        const answer = await browser.get(bare + query);
        expect(answer.headers.get('location')).toBe('/admin/consent?consent=failed');
      }
      const foreign = await callbackOf(world.browser(), people.admin);
      await browser.get(start);
      expect(await openCallback(browser, foreign)).toBe('/admin/consent?consent=failed');
      expect(await consentedTenants()).toEqual([]);
      const own = await callbackOf(browser, people.admin);
      expect(await openCallback(browser, own)).toBe('/admin/consent?consent=done');
      expect(await openCallback(browser, own)).toBe('/admin/consent?consent=failed');
    });

    it('for a tenant that has not consented marks nothing', async () => {
      const browser = world.browser();
      const { tenantId } = await world.idsOf(people.fabrikamTeacher);
      const away = new URL((await browser.get(start)).headers.get('location') ?? '');
      const state = away.searchParams.get('state');
      const forged = `${start}/callback?admin_consent=True&tenant=${tenantId}&state=${state}`;
      const answer = await browser.get(forged);
      expect(answer.headers.get('location')).toBe('/admin/consent?consent=failed');
      expect(await consentedTenants()).toEqual([]);
    });

    it("by an administrator for somebody else's tenant marks nothing", async () => {
      const browser = await world.signedIn(people.fabrikamAdmin);
      const { tenantId } = await world.idsOf(people.teacher);
      const away = new URL((await browser.get(start)).headers.get('location') ?? '');
      const state = away.searchParams.get('state');
      const forged = `${start}/callback?admin_consent=True&tenant=${tenantId}&state=${state}`;
      const answer = await browser.get(forged);
      expect(answer.headers.get('location')).toBe('/admin?consent=failed');
      expect(await consentedTenants()).toEqual([]);
    });

    it('opened by another person than the one who left is refused', async () => {
      const browser = await world.signedIn(people.fabrikamAdmin);
      const url = await callbackOf(browser, people.fabrikamAdmin);
      const other = await world.signedIn(people.admin);
      expect(await openCallback(other, url)).toBe('/admin?consent=failed');
    });

    it('opened after the person who left was deactivated is refused', async () => {
      const browser = await world.linked(people.fabrikamAdmin);
      const url = await callbackOf(browser, people.fabrikamAdmin);
      await world.dataSource.getRepository(User).update({ isActive: true }, { isActive: false });
      expect(await openCallback(browser, url)).toBe('/admin/consent?consent=failed');
      expect(await consentedTenants()).toEqual([]);
    });

    it.each(['', 'organizations', '../x', 'contoso.example', '00000000'])(
      'with the tenant %j is refused',
      async (tenant) => {
        const browser = world.browser();
        const away = new URL((await browser.get(start)).headers.get('location') ?? '');
        const state = away.searchParams.get('state') ?? '';
        const query = new URLSearchParams({ admin_consent: 'True', tenant, state });
        const answer = await browser.get(`${start}/callback?${query}`);
        expect(answer.headers.get('location')).toBe('/admin/consent?consent=failed');
      },
    );
  });
});
