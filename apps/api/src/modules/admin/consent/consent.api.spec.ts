import type { OrganizationState } from '@app/contracts';
import type { TestBrowser } from '../../../testing';
import { Organization } from '../../auth';
import { MicrosoftWorld, people } from '../../auth/testing';

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

  it('is requested by an administrator for the own tenant and all permissions, and marked once proved', async () => {
    const browser = await world.signedIn(people.fabrikamAdmin);
    const { tenantId } = await world.idsOf(people.fabrikamAdmin);
    expect(await organizationOf(browser)).toEqual({
      tenantId,
      name: 'Fabrikam Education',
      consented: false,
      appRemains: false,
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

  it('counts only the links of the own tenant (S-12)', async () => {
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

  it('opens the education pages, which reported missing consent before (ADM-2)', async () => {
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

  it('counts from the next sign-in if granted elsewhere, and ends there if withdrawn elsewhere', async () => {
    await world.signedIn(people.teacher);
    const { tenantId } = await world.idsOf(people.teacher);
    expect(await consentedTenants()).toEqual([tenantId]);
    await world.setConsent('contoso.example', false);
    await world.signedIn(people.teacher);
    expect(await consentedTenants()).toEqual([]);
  });

  it('stays missing when declined', async () => {
    const browser = await world.signedIn(people.fabrikamAdmin);
    const away = new URL((await browser.get(start)).headers.get('location') ?? '');
    const answer = new URLSearchParams({
      // Microsoft sends this together with an error.
      admin_consent: 'True',
      tenant: (await world.idsOf(people.fabrikamAdmin)).tenantId,
      error: 'access_denied',
      state: away.searchParams.get('state') ?? '',
    });
    const location = (await browser.get(`${start}/callback?${answer}`)).headers.get('location');
    expect(location).toBe('/admin?consent=declined');
    expect(await consentedTenants()).toEqual([]);
  });
});
