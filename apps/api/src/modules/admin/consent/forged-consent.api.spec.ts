import { Clock } from '../../../clock/clock';
import type { TestBrowser } from '../../../testing';
import { Organization, Profile, User, UserRole } from '../../auth';
import { MicrosoftWorld, people } from '../../auth/testing';
import { AuditEvent } from '../audit/audit-event.entity';

const start = '/auth/microsoft/admin-consent';
const failed = '/admin/consent?consent=failed';

/** Contoso has really consented at Microsoft, so that only our own checks can stop a forgery. */
describe('forged consent callbacks (S-2)', () => {
  let world: MicrosoftWorld;
  let contoso: string;
  let fabrikam: string;

  beforeAll(async () => {
    world = await MicrosoftWorld.start();
    ({ tenantId: contoso } = await world.idsOf(people.teacher));
    ({ tenantId: fabrikam } = await world.idsOf(people.fabrikamTeacher));
  });
  afterAll(() => world.stop());

  beforeEach(async () => {
    await world.reset();
    await world.setConsent('contoso.example', false);
    await world.linked(people.teacher);
    await world.linked(people.fabrikamTeacher);
    await world.setConsent('contoso.example', true);
  });

  /** Everything that an accepted callback could change. */
  async function traces() {
    const organizations = await world.rows(Organization);
    const profiles = await world.rows(Profile);
    return {
      consented: organizations.filter((row) => row.isAdminConsented).map((row) => row.tenantId),
      organizations: organizations.map(({ tenantId }) => tenantId).sort(),
      links: profiles.map(({ userId, o365UserId }) => ({ userId, o365UserId })),
      roles: (await world.rows(UserRole)).map(({ o365UserId, role }) => ({ o365UserId, role })),
      audit: (await world.rows(AuditEvent)).map(({ id }) => id),
    };
  }

  /** Leaves for Microsoft. @returns the state that the browser should come back with */
  async function leave(browser: TestBrowser, path = start): Promise<string> {
    const away = new URL((await browser.get(path)).headers.get('location') ?? '');
    return away.searchParams.get('state') ?? '';
  }

  async function comeBack(browser: TestBrowser, query: Record<string, string>) {
    const said = new URLSearchParams({ admin_consent: 'True', tenant: contoso, ...query });
    return (await browser.get(`${start}/callback?${said}`)).headers.get('location');
  }

  /** Opens callbacks that must not change anything. @returns where each of them led */
  async function changingNothing(open: () => Promise<unknown>): Promise<unknown> {
    const before = await traces();
    expect(before.consented).toEqual([]);
    const pages = await open();
    expect(await traces()).toEqual(before);
    return pages;
  }

  it('the genuine one marks its tenant and is recorded; the links stay', async () => {
    const { links, audit } = await traces();
    const browser = world.browser();
    const end = await comeBack(browser, { state: await leave(browser) });
    expect(end).toBe('/admin/consent?consent=done');
    const after = await traces();
    expect(after).toMatchObject({ consented: [contoso], links });
    expect(after.audit).toHaveLength(audit.length + 1);
  });

  it.each<[string, Record<string, string>]>([
    ['no state', {}],
    ['an empty state', { state: '' }],
    ['a guessed state', { state: 'x'.repeat(43) }],
  ])('%s', async (_, query) => {
    const onTheWay = world.browser();
    await leave(onTheWay);
    const ends = await changingNothing(async () => [
      await comeBack(onTheWay, query),
      await comeBack(world.browser(), query),
    ]);
    expect(ends).toEqual([failed, failed]);
  });

  it('a state given twice', async () => {
    const browser = world.browser();
    const state = await leave(browser);
    const query = new URLSearchParams({ admin_consent: 'True', tenant: contoso, state });
    query.append('state', state);
    const end = await changingNothing(async () => {
      const answer = await browser.get(`${start}/callback?${query}`);
      return answer.headers.get('location');
    });
    expect(end).toBe(failed);
  });

  it.each<[string, Record<string, string>]>([
    ['a declined consent', { error: 'access_denied' }],
    ['a callback for another tenant', { tenant: '00000000-0000-4000-8000-000000000000' }],
  ])('an old state, used up by %s', async (_, first) => {
    const browser = world.browser();
    const end = await changingNothing(async () => {
      const state = await leave(browser);
      await comeBack(browser, { state, ...first });
      return comeBack(browser, { state });
    });
    expect(end).toBe(failed);
  });

  it.each([
    ['', false],
    [', from a browser that kept its cookie', true],
  ])('the genuine one again, after the consent was withdrawn here%s', async (_, isKept) => {
    const browser = world.browser();
    const state = await leave(browser);
    const here = new URL(world.api.url);
    const cookies = browser.cookies.headerFor(here).split('; ');
    await comeBack(browser, { state });
    for (const cookie of isKept ? cookies : []) {
      const [name = '', value = ''] = cookie.split(/=(.*)/s);
      browser.cookies.set(here, name, value);
    }
    await world.dataSource
      .getRepository(Organization)
      .update({ tenantId: contoso }, { isAdminConsented: false });
    expect(await changingNothing(() => comeBack(browser, { state }))).toBe(failed);
  });

  it('an old state, not used within its ten minutes', async () => {
    const browser = world.browser();
    const state = await leave(browser);
    const clock = world.api.app.get(Clock);
    const later = jest.spyOn(clock, 'now').mockReturnValue(Date.now() + 10 * 60_000 + 1);
    expect(await changingNothing(() => comeBack(browser, { state }))).toBe(failed);
    later.mockRestore();
  });

  it('the state of another session', async () => {
    const victim = world.browser();
    await leave(victim);
    const state = await leave(world.browser());
    const ends = await changingNothing(async () => [
      await comeBack(victim, { state }),
      await comeBack(world.browser(), { state }),
    ]);
    expect(ends).toEqual([failed, failed]);
  });

  it("an administrator's, for another tenant", async () => {
    const browser = await world.signedIn(people.fabrikamAdmin);
    // Not even if the tenant was named at the start.
    const state = await leave(browser, `${start}?tenant=${contoso}`);
    const end = await changingNothing(() => comeBack(browser, { state }));
    expect(end).toBe('/admin?consent=failed');
  });

  it('for another tenant than the one the link was for', async () => {
    const browser = world.browser();
    const state = await leave(browser, `${start}?tenant=${fabrikam}`);
    expect(await changingNothing(() => comeBack(browser, { state }))).toBe(failed);
  });

  it.each(['', 'organizations', '../x', 'contoso.example', '00000000'])(
    'for the tenant %j',
    async (tenant) => {
      const browser = world.browser();
      const state = await leave(browser);
      expect(await changingNothing(() => comeBack(browser, { state, tenant }))).toBe(failed);
    },
  );

  it('an error together with admin_consent=True, as Microsoft sends it', async () => {
    const browser = world.browser();
    const state = await leave(browser);
    const refusal = { state, error: 'access_denied', error_subcode: 'cancel' };
    const end = await changingNothing(() => comeBack(browser, refusal));
    expect(end).toBe('/admin/consent?consent=declined');
  });

  it.each(['', 'False', 'true', '1'])('admin_consent=%s', async (value) => {
    const browser = world.browser();
    const state = await leave(browser);
    const end = await changingNothing(() => comeBack(browser, { state, admin_consent: value }));
    expect(end).toBe(failed);
  });

  it.each<[string, object]>([
    ['at all', { granted: false }],
    ['for the roster', { granted: true, without: ['EduRoster.Read.All'] }],
    ['for the organization', { granted: true, without: ['Organization.Read.All'] }],
  ])('no grants behind it %s', async (_, consent) => {
    await world.sandbox.control('POST', '/tenants/contoso.example/consent', consent);
    const browser = world.browser();
    const state = await leave(browser);
    expect(await changingNothing(() => comeBack(browser, { state }))).toBe(failed);
  });

  describe('opened by someone other than the one who left', () => {
    let browser: TestBrowser;
    let state: string;

    /** Fabrikam has consented at Microsoft, after its administrator came here. */
    beforeEach(async () => {
      browser = await world.linked(people.fabrikamAdmin);
      state = await leave(browser);
      await world.setConsent('fabrikam.example', true);
    });

    const forged = () => comeBack(browser, { state, tenant: fabrikam });

    it.each([
      ['no one: signed out', () => browser.delete('/api/v1/session')],
      [
        'no one: deactivated',
        () => world.dataSource.getRepository(User).update({ isActive: true }, { isActive: false }),
      ],
    ])('%s', async (_, change) => {
      await change();
      expect(await changingNothing(forged)).toBe(failed);
    });

    it('the administrator who left is believed', async () => {
      expect(await forged()).toBe('/admin?consent=done');
      expect((await traces()).consented).toEqual([fabrikam]);
    });
  });
});
