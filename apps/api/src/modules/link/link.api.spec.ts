import type { LinkState, Problem, Session } from '@app/contracts';
import { testPassword, type TestBrowser } from '../../testing';
import { Organization, Profile, User, UserRole } from '../auth';
import { MicrosoftWorld, people } from '../auth/testing';

const color = '#127605';

describe('linking', () => {
  let world: MicrosoftWorld;
  let count = 0;

  beforeAll(async () => {
    world = await MicrosoftWorld.start();
  });

  afterAll(() => world.stop());

  beforeEach(() => world.reset());

  async function local(email = `local${++count}@school.example`): Promise<TestBrowser> {
    const browser = world.browser();
    await browser.register(email);
    return browser;
  }

  const stateOf = async (browser: TestBrowser) =>
    (await browser.get<LinkState>('/api/v1/link')).body;

  const signInToLink = (browser: TestBrowser, upn: string) =>
    browser.follow('/auth/microsoft/link', upn);

  const confirm = (browser: TestBrowser) => browser.post<Session & Problem>('/api/v1/link/confirm');

  const pageOf = ({ url }: { url: string }) => new URL(url).pathname + new URL(url).search;

  describe('from a local account (LINK-1)', () => {
    it('signs in with Microsoft and links both accounts in a session with a new id (S-8)', async () => {
      const browser = await local('ann@school.example');
      const here = new URL(world.api.url);
      const before = browser.cookies.get(here, 'edu_session');
      expect(await stateOf(browser)).toEqual({
        linked: false,
        localAccount: { email: 'ann@school.example', favoriteColor: '#2F19FF' },
      });
      expect(pageOf(await signInToLink(browser, people.teacher))).toBe('/link');
      const between = browser.cookies.get(here, 'edu_session');
      const { objectId } = await world.idsOf(people.teacher);
      // Both are shown; until confirmed, nothing is linked and nobody is signed in with Microsoft.
      expect(await stateOf(browser)).toMatchObject({
        linked: false,
        toConfirm: true,
        localAccount: { email: 'ann@school.example' },
        microsoftAccount: { id: objectId, displayName: 'Elena Marsh' },
      });
      expect(await browser.session()).toMatchObject({ linked: false, user: { roles: [] } });
      expect((await browser.session()).user).not.toHaveProperty('microsoft');
      expect((await snapshot()).links).toEqual([]);
      expect(await confirm(browser)).toMatchObject({ status: 200, body: { linked: true } });
      const after = browser.cookies.get(here, 'edu_session');
      expect(new Set([before, between, after]).size).toBe(3);
      expect(await browser.session()).toMatchObject({
        linked: true,
        next: '/schools',
        user: { id: objectId, local: { email: 'ann@school.example' }, roles: ['Teacher'] },
      });
      // Reported once (LINK-4).
      const microsoftAccount = { id: objectId, displayName: 'Elena Marsh' };
      expect(await stateOf(browser)).toMatchObject({
        linked: true,
        justLinked: true,
        microsoftAccount,
      });
      expect((await stateOf(browser)).justLinked).toBeUndefined();
    });

    it('writes organization, profile and roles together (LINK-5)', async () => {
      const browser = await local();
      await browser.linkToMicrosoft(people.teacher);
      const { tenantId, objectId } = await world.idsOf(people.teacher);
      const [organization] = await world.rows(Organization);
      const [profile] = await world.rows(Profile);
      expect(organization).toMatchObject({ tenantId, name: 'Contoso Education' });
      expect(profile).toMatchObject({
        o365UserId: objectId,
        organizationId: organization?.id,
        favoriteColor: '#2F19FF',
      });
      expect(await world.rows(UserRole)).toMatchObject([{ tenantId, role: 'Teacher' }]);
    });

    it('sends signed-out users to sign in, and linked users to their link', async () => {
      const stranger = await world.browser().get('/auth/microsoft/link');
      expect(stranger.headers.get('location')).toBe('/sign-in');
      const browser = await world.linked(people.teacher);
      expect((await browser.get('/auth/microsoft/link')).headers.get('location')).toBe('/link');
    });

    it("rejects another local account's Microsoft account; nothing changes, and it is reported once (LINK-3)", async () => {
      await (await local()).linkToMicrosoft(people.teacher);
      const before = await snapshot();
      const browser = await local('second@school.example');
      const end = await signInToLink(browser, people.teacher);
      expect(pageOf(end)).toBe('/link?error=already_linked');
      expect(await stateOf(browser)).toMatchObject({
        linked: false,
        lastError: { code: 'already_linked', microsoftAccount: expect.stringMatching(/^EMarsh@/i) },
      });
      expect((await stateOf(browser)).lastError).toBeUndefined();
      expect(await browser.session()).toMatchObject({ linked: false });
      const after = await snapshot();
      expect(after.links).toEqual(before.links);
      expect(after.roles).toEqual(before.roles);
    });

    it('links nothing if the local session ends in the meantime', async () => {
      const browser = await local();
      const start = await browser.get('/auth/microsoft/link');
      const url = new URL(start.headers.get('location') ?? '');
      url.searchParams.set('login_hint', people.teacher);
      url.searchParams.set('sandbox_auto', 'true');
      const back = new URL((await browser.get(url.href)).headers.get('location') ?? '');
      await browser.delete('/api/v1/session');
      const end = await browser.get(back.pathname + back.search);
      expect(end.headers.get('location')).toBe('/sign-in?error=login_required');
      expect((await snapshot()).links).toEqual([]);
    });

    it('always lets the user choose the account at Microsoft', async () => {
      const browser = await local();
      const start = await browser.get('/auth/microsoft/link');
      const url = new URL(start.headers.get('location') ?? '');
      expect(url.searchParams.get('prompt')).toBe('select_account');
    });
  });

  describe('from a Microsoft account (LINK-2)', () => {
    it('creates a local account with names and email from Graph, and no password (S-3)', async () => {
      const browser = await world.signedIn(people.teacher);
      const answer = await browser.post<Session>('/api/v1/link/new-local', {
        favoriteColor: color,
      });
      expect(answer.status).toBe(200);
      expect(answer.body).toMatchObject({
        linked: true,
        user: { local: { favoriteColor: color } },
      });
      const [user] = await world.rows(User);
      expect(user).toMatchObject({ firstName: 'Elena', lastName: 'Marsh', passwordHash: null });
      const email = user?.email ?? '';
      for (const password of ['', ' ', 'null', 'undefined', 'Elena', testPassword, email]) {
        const tried = await world.browser().signIn(email, password);
        expect([401, 422]).toContain(tried.status);
      }
    });

    it('never takes over an existing account with the same email (S-5)', async () => {
      const browser = await world.signedIn(people.teacher);
      const { email } = (await browser.session()).user ?? { email: '' };
      const owner = await local(email.toUpperCase());
      const [before] = await world.rows(User);
      const answer = await browser.post<Session>('/api/v1/link/new-local', {
        favoriteColor: color,
      });
      expect(answer).toMatchObject({ status: 200, body: { linked: true } });
      expect(answer.body.user?.local?.email).not.toBe(email);
      const users = await world.rows(User);
      expect(users.find(({ id }) => id === before?.id)).toEqual(before);
      expect((await owner.session()).linked).toBe(false);
    });

    it('links an existing account only by its password; its email is a hint (S-4)', async () => {
      const browser = await world.signedIn(people.teacher);
      const { email } = (await browser.session()).user ?? { email: '' };
      expect((await stateOf(browser)).matchingLocalAccount).toBe(false);
      await local(email);
      expect((await stateOf(browser)).matchingLocalAccount).toBe(true);
      expect((await world.signedIn(people.teacher).then(stateOf)).linked).toBe(false);
      const wrong = await browser.post('/api/v1/link/local', {
        email,
        password: 'not the password',
      });
      expect(wrong).toMatchObject({ status: 401, body: { code: 'invalid_credentials' } });
      expect((await browser.session()).linked).toBe(false);
      const right = await browser.post<Session>('/api/v1/link/local', {
        email,
        password: testPassword,
      });
      expect(right).toMatchObject({ status: 200, body: { linked: true, next: '/schools' } });
      expect(await stateOf(browser)).toMatchObject({ linked: true, justLinked: true });
      expect((await stateOf(browser)).matchingLocalAccount).toBeUndefined();
    });

    it('changes the session id (S-8)', async () => {
      await local('ann@school.example');
      const browser = await world.signedIn(people.teacher);
      const here = new URL(world.api.url);
      const before = browser.cookies.get(here, 'edu_session');
      const credentials = { email: 'ann@school.example', password: testPassword };
      await browser.post('/api/v1/link/local', credentials);
      expect(browser.cookies.get(here, 'edu_session')).not.toBe(before);
      const stale = world.browser();
      stale.cookies.set(here, 'edu_session', before ?? '');
      expect((await stale.session()).authenticated).toBe(false);
    });

    it('rejects a linked local account with the same problem (LINK-3)', async () => {
      await (await local('ann@school.example')).linkToMicrosoft(people.teacher);
      const browser = await world.signedIn(people.student);
      const credentials = { email: 'ann@school.example', password: testPassword };
      const answer = await browser.post<Problem>('/api/v1/link/local', credentials);
      expect(answer).toMatchObject({ status: 409, body: { code: 'already_linked' } });
      expect(answer.body.detail).toMatch(/^Failed to link accounts\./);
      expect((await browser.session()).linked).toBe(false);
    });

    it('rejects a linked Microsoft account in the words of LINK-3', async () => {
      const first = await world.linked(people.teacher);
      const email = (await first.session()).user?.microsoft?.email ?? '';
      const answer = await first.post<Problem>('/api/v1/link/new-local', { favoriteColor: color });
      expect(answer.status).toBe(409);
      expect(answer.body.detail).toBe(
        `Failed to link accounts. The Microsoft account ${email} is already linked to another local account.`,
      );
    });

    it('slows down password guessing (S-10)', async () => {
      await local('ann@school.example');
      const browser = await world.signedIn(people.teacher);
      const statuses: number[] = [];
      for (let tries = 0; tries < 11; tries++) {
        const guess = { email: 'ann@school.example', password: `guess number ${tries}` };
        statuses.push((await browser.post('/api/v1/link/local', guess)).status);
      }
      expect(statuses.slice(0, 10)).toEqual(Array(10).fill(401));
      expect(statuses[10]).toBe(429);
    });

    it('requires a Microsoft sign-in', async () => {
      const browser = await local();
      const answer = await browser.post('/api/v1/link/new-local', { favoriteColor: color });
      expect(answer).toMatchObject({ status: 401, body: { code: 'microsoft_login_required' } });
      const nobody = await world.browser().post('/api/v1/link/new-local', { favoriteColor: color });
      expect(nobody).toMatchObject({ status: 401, body: { code: 'login_required' } });
    });

    it.each([
      [{}, 422],
      [{ favoriteColor: 'red' }, 422],
      [{ favoriteColor: color, extra: 1 }, 422],
    ])('rejects %j', async (body, status) => {
      const browser = await world.signedIn(people.teacher);
      expect((await browser.post('/api/v1/link/new-local', body)).status).toBe(status);
    });
  });

  it('lets one of several concurrent links of a Microsoft account win, and leaves nothing half done (LINK-3, S-18)', async () => {
    const browsers = await Promise.all([1, 2, 3, 4].map(() => world.signedIn(people.teacher)));
    const answers = await Promise.all([
      ...browsers
        .slice(0, 2)
        .map((browser) => browser.post('/api/v1/link/new-local', { favoriteColor: color })),
      ...(
        await Promise.all(
          browsers.slice(2).map(async (browser, index) => {
            const email = `race${index}@school.example`;
            await local(email);
            return () => browser.post('/api/v1/link/local', { email, password: testPassword });
          }),
        )
      ).map((go) => go()),
    ]);
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([200, 409, 409, 409]);
    const profiles = await world.rows(Profile);
    expect(profiles.filter(({ o365UserId }) => o365UserId !== null)).toHaveLength(1);
    // The losing request left no new account behind.
    const users = await world.rows(User);
    expect(users).toHaveLength(profiles.length);
    const made = users.filter(({ email }) => !email?.startsWith('race'));
    expect(made.length).toBeLessThanOrEqual(1);
  });

  it('opens the administration to an unlinked administrator (LINK-6)', async () => {
    const browser = await world.signedIn(people.admin);
    expect(await stateOf(browser)).toMatchObject({ linked: false, microsoftAccount: {} });
    expect((await browser.get('/api/v1/admin/organization')).status).toBe(200);
  });

  it('ends in every open session when the link is removed elsewhere (AUTH-6, S-14)', async () => {
    const browser = await world.linked(people.teacher);
    expect((await browser.session()).linked).toBe(true);
    await world.dataSource.query('UPDATE profiles SET o365_user_id = NULL, organization_id = NULL');
    expect((await browser.session()).linked).toBe(false);
    expect((await browser.get('/api/v1/schools')).status).toBe(403);
  });

  async function snapshot() {
    const profiles = await world.rows(Profile);
    const roles = await world.rows(UserRole);
    return {
      links: profiles.map(({ o365UserId }) => o365UserId).filter((id) => id !== null),
      roles,
    };
  }
});
