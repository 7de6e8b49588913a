import { holdCalls, type HeldCalls, type TestBrowser } from '../../testing';
import {
  GraphTokens,
  Organization,
  Profile,
  TokenCacheRepository,
  User,
  UserRole,
  type MicrosoftAccount,
} from '../auth';
import { MicrosoftWorld, people } from '../auth/testing';

/** Holds the return from Microsoft at Graph while something else changes what it has already read. */
describe('a sign-in held at Microsoft does not bring back what ended in the meantime (S-14)', () => {
  let world: MicrosoftWorld;
  let admin: TestBrowser;

  beforeAll(async () => {
    world = await MicrosoftWorld.start();
  });
  afterAll(() => world.stop());

  beforeEach(async () => {
    await world.reset();
    admin = await world.signedIn(people.admin);
  });

  const me = { path: '/v1.0/me' };

  /** Holds `go` at Graph, does `meanwhile`, and lets `go` continue. */
  async function during<T>(
    go: () => Promise<T>,
    meanwhile: () => Promise<unknown>,
    match: object = me,
  ): Promise<T> {
    const held: HeldCalls = await holdCalls(world.sandbox, match);
    const going = go();
    await held.reached(1);
    await meanwhile();
    await held.release();
    return going;
  }

  const signIn = (upn: string = people.teacher) => {
    const browser = world.browser();
    return { browser, go: () => browser.signInWithMicrosoft(upn) };
  };

  /** Renews a token, as a page does after Graph rejects one. */
  async function renew(upn: string, as: 'asSignedIn' | 'asUser' = 'asSignedIn'): Promise<string> {
    const microsoft = (await world.idsOf(upn)) as MicrosoftAccount;
    const tokens = world.api.app.get(GraphTokens);
    const user = { microsoft, roles: [], isLinked: true };
    const caller = as === 'asUser' ? tokens.asUser(user) : tokens.asSignedIn(microsoft);
    await caller.token();
    return caller.token({ fresh: true });
  }

  const pageOf = ({ url }: { url: string }) => new URL(url).pathname + new URL(url).search;

  const withdrawConsent = async () =>
    expect((await admin.delete('/api/v1/admin/consent')).status).toBe(200);

  async function unlink(upn: string): Promise<void> {
    const { objectId } = await world.idsOf(upn);
    expect((await admin.delete(`/api/v1/admin/linked-accounts/${objectId}`)).status).toBe(204);
  }

  const rolesOf = async (upn: string) => {
    const { objectId } = await world.idsOf(upn);
    const roles = await world.rows(UserRole);
    return roles.filter(({ o365UserId }) => o365UserId === objectId).map(({ role }) => role);
  };

  const isConsented = async () =>
    (await world.rows(Organization)).some((row) => row.isAdminConsented);

  const tokensOf = async (upn: string) => {
    const cache = world.api.app.get(TokenCacheRepository);
    return (await cache.read(await world.idsOf(upn)))?.serialized ?? '';
  };

  it.each([
    ['a linked teacher', true],
    ['someone new', false],
  ])(
    'withdrawn consent of %s: no consent, role or roster token comes back',
    async (_, isLinked) => {
      if (isLinked) await world.linked(people.teacher);
      await during(signIn().go, withdrawConsent);
      expect(await isConsented()).toBe(false);
      expect(await rolesOf(people.teacher)).toEqual([]);
      expect(await tokensOf(people.teacher)).not.toMatch(/edu(roster|assignments)/i);
      expect((await world.rows(Profile)).every(({ o365UserId }) => o365UserId === null)).toBe(true);
    },
  );

  it('granted consent is not undone by a sign-in that started before it', async () => {
    await withdrawConsent();
    await world.setConsent('contoso.example', false);
    await during(signIn().go, async () => {
      await world.setConsent('contoso.example', true);
      const away = await admin.get('/auth/microsoft/admin-consent');
      const state = new URL(away.headers.get('location') ?? '').searchParams.get('state') ?? '';
      const { tenantId: tenant } = await world.idsOf(people.teacher);
      const said = new URLSearchParams({ admin_consent: 'True', tenant, state });
      await admin.get(`/auth/microsoft/admin-consent/callback?${said}`);
    });
    expect(await isConsented()).toBe(true);
  });

  it('a removed link stays removed, with everything that came with it', async () => {
    await world.linked(people.teacher);
    const { browser, go } = signIn();
    await during(go, () => unlink(people.teacher));
    expect((await browser.session()).linked).toBe(false);
    const profiles = await world.rows(Profile);
    expect(profiles).toMatchObject([
      { o365UserId: null, organizationId: null, o365Email: null, o365DisplayName: null },
    ]);
  });

  it('a deactivated account gets no session', async () => {
    await world.linked(people.teacher);
    const { browser, go } = signIn();
    const users = world.dataSource.getRepository(User);
    const end = await during(go, () => users.update({ isActive: true }, { isActive: false }));
    expect(pageOf(end)).toBe('/sign-in?error=account_deactivated');
    expect((await browser.session()).authenticated).toBe(false);
    expect(await users.countBy({ isActive: true })).toBe(0);
  });

  it('a role that disappeared at a renewal stays gone', async () => {
    await world.changePerson(people.otherTeacher, { roles: ['Admin', 'Teacher'] });
    await world.linked(people.otherTeacher);
    await during(signIn(people.otherTeacher).go, async () => {
      await world.changePerson(people.otherTeacher, { roles: ['Teacher'] });
      await renew(people.otherTeacher);
      expect(await rolesOf(people.otherTeacher)).toEqual(['Teacher']);
    });
    expect(await rolesOf(people.otherTeacher)).toEqual(['Teacher']);
  });

  it('a renewal does not bring back a role that disappeared at a sign-in', async () => {
    await world.linked(people.otherTeacher);
    await during(
      () => renew(people.otherTeacher, 'asUser'),
      async () => {
        // As a sign-in elsewhere leaves it.
        await world.dataSource.query('UPDATE token_cache SET version = version + 7');
        await world.dataSource.query(`UPDATE user_roles SET role = 'Student'`);
      },
      { path: '/v1.0/education/me' },
    );
    expect(await rolesOf(people.otherTeacher)).toEqual(['Student']);
  });

  it('a session that ended while linking stays ended', async () => {
    const browser = world.browser();
    await browser.register('ann@school.example');
    const elsewhere = world.browser();
    const here = new URL(world.api.url);
    await during(
      () => browser.follow('/auth/microsoft/link', people.teacher),
      async () => {
        const session = browser.cookies.get(here, 'edu_session') ?? '';
        elsewhere.cookies.set(here, 'edu_session', session);
        expect((await elsewhere.delete('/api/v1/session')).status).toBe(200);
      },
    );
    expect((await browser.session()).authenticated).toBe(false);
  });

  it.each([
    ['is confirmed', '/api/v1/link/confirm', undefined],
    ['is made with a new account', '/api/v1/link/new-local', { favoriteColor: '#2F19FF' }],
  ])('while a link %s, no consent or ended session comes back', async (...link) => {
    const [, path, body] = link;
    const browser = world.browser();
    if (body) await browser.signInWithMicrosoft(people.teacher);
    else {
      await browser.register('ann@school.example');
      await browser.follow('/auth/microsoft/link', people.teacher);
    }
    const elsewhere = world.browser();
    const here = new URL(world.api.url);
    elsewhere.cookies.set(here, 'edu_session', browser.cookies.get(here, 'edu_session') ?? '');
    await during(
      () => browser.post(path, body),
      async () => {
        await withdrawConsent();
        expect((await elsewhere.delete('/api/v1/session')).status).toBe(200);
      },
    );
    expect(await isConsented()).toBe(false);
    expect((await browser.session()).authenticated).toBe(false);
  });

  it('a slow proof of consent does not undo its withdrawal (S-2)', async () => {
    const { tenantId: tenant } = await world.idsOf(people.teacher);
    const stranger = world.browser();
    const away = await stranger.get('/auth/microsoft/admin-consent');
    const state = new URL(away.headers.get('location') ?? '').searchParams.get('state') ?? '';
    const said = new URLSearchParams({ admin_consent: 'True', tenant, state });
    const end = await during(
      () => stranger.get(`/auth/microsoft/admin-consent/callback?${said}`),
      async () => {
        await withdrawConsent();
        // Microsoft would still vouch for it.
        await world.setConsent('contoso.example', true);
      },
      { path: '/v1.0/education/schools' },
    );
    expect(end.headers.get('location')).toBe('/admin/consent?consent=failed');
    expect(await isConsented()).toBe(false);
  });

  it('tokens cleared while one was being renewed stay cleared (S-22)', async () => {
    await world.linked(people.teacher);
    const renewed = during(
      () => renew(people.teacher).catch((error: { code?: string }) => error.code),
      async () => {
        const { tenantId } = await world.idsOf(people.teacher);
        await world.api.app.get(TokenCacheRepository).removeOfTenant(tenantId);
      },
      { path: '/oauth2/v2.0/token' },
    );
    expect(await renewed).toBe('microsoft_login_required');
    expect(await tokensOf(people.teacher)).toBe('');
  });
});
