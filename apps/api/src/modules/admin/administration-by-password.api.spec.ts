import type { Problem, Session } from '@app/contracts';
import { Clock } from '../../clock/clock';
import { listRoutes } from '../../operations/list-routes';
import { testPassword, type Answer, type TestBrowser } from '../../testing';
import { TokenCache, UserRole } from '../auth';
import { MicrosoftWorld, people } from '../auth/testing';

const email = 'pat@home.example';
const hour = 3_600_000;
const organization = '/api/v1/admin/organization';

const outcome = ({ status, body }: Answer<Problem>) => `${status} ${body.code}`;

/** Entra's token endpoint, which fails in several ways. */
const tokenEndpoint = { method: 'POST', path: '/oauth2/v2.0/token' };

describe('administration and the password of a linked account', () => {
  let world: MicrosoftWorld;
  let time: number | undefined;

  beforeAll(async () => {
    world = await MicrosoftWorld.start({ sandbox: { args: ['--consent', 'all'] } });
    const clock = world.api.app.get(Clock);
    clock.now = () => time ?? Date.now();
  });
  afterAll(() => world.stop());

  beforeEach(async () => {
    time = undefined;
    await world.sandbox.control('DELETE', '/faults');
    await world.reset();
    await world.browser().register(email);
    const browser = await world.signedIn(people.admin);
    const linked = await browser.post('/api/v1/link/local', { email, password: testPassword });
    expect(linked.status).toBe(200);
  });

  async function byPassword(): Promise<{ browser: TestBrowser; session: Session }> {
    const browser = world.browser();
    const { status, body } = await browser.signIn(email);
    expect(status).toBe(200);
    return { browser, session: body };
  }

  /** The administrator routes that answer anything but “Microsoft sign-in required”. */
  async function unlessLoginRequired(browser: TestBrowser): Promise<string[]> {
    const routes = listRoutes(world.api.app).filter(({ policy }) => policy === 'admin_only');
    expect(routes.length).toBeGreaterThan(10);
    const others: string[] = [];
    for (const { method, path } of routes) {
      const answer = await browser.request<Problem>(method, path.replaceAll(/:\w+/g, 'x'));
      if (outcome(answer) !== '401 microsoft_login_required') others.push(`${method} ${path}`);
    }
    return others;
  }

  const rolesOf = ({ user }: Session) => user?.roles;

  it('requires a Microsoft sign-in on every administrator route, reading and changing (decision 39)', async () => {
    const { browser, session } = await byPassword();
    expect(rolesOf(session)).toEqual(['Admin']);
    expect(await unlessLoginRequired(browser)).toEqual([]);
  });

  it('requires Microsoft to confirm the administrator on every route (S-14)', async () => {
    const browser = await world.signedIn(people.admin);
    const tokens = world.dataSource.getRepository(TokenCache);
    await tokens.createQueryBuilder().delete().execute();
    expect(await unlessLoginRequired(browser)).toEqual([]);
  });

  it('opens with a Microsoft sign-in in the same browser (AUTH-5)', async () => {
    const { browser } = await byPassword();
    await browser.signInWithMicrosoft(people.admin);
    expect((await browser.get(organization)).status).toBe(200);
  });

  it('opens no class in the tenant to a non-member administrator (EDU-3, S-11)', async () => {
    const teacher = await world.linked(people.teacher);
    const { body } = await teacher.get<{ value: { id: string }[] }>('/api/v1/me/classes');
    const { browser } = await byPassword();
    const schools = await browser.get<{ value: { id: string; isMine: boolean }[] }>(
      '/api/v1/schools',
    );
    const other = schools.body.value.find(({ isMine }) => !isMine);
    const paths = [
      `/api/v1/classes/${body.value[0]!.id}`,
      `/api/v1/classes/${body.value[0]!.id}/students`,
      `/api/v1/schools/${other!.id}/teachers`,
    ];
    for (const path of paths)
      expect(outcome(await browser.get<Problem>(path))).toBe('401 microsoft_login_required');
    await browser.signInWithMicrosoft(people.admin);
    for (const path of paths) expect((await browser.get(path)).status).toBe(200);
  });

  it('closes eight hours after the Microsoft sign-in, however active the session is (decision 39)', async () => {
    const start = Date.now();
    time = start;
    const browser = await world.signedIn(people.admin);
    for (const [hours, status] of [
      [4, 200],
      [7.99, 200],
      [8, 401],
      [9, 401],
    ] as const) {
      time = start + hours * hour;
      expect((await browser.get(organization)).status).toBe(status);
    }
    await browser.signInWithMicrosoft(people.admin);
    expect((await browser.get(organization)).status).toBe(200);
  });

  it('is not extended by linking, which starts a new session (S-8)', async () => {
    await world.reset();
    const start = Date.now();
    time = start;
    const browser = await world.signedIn(people.admin);
    time = start + 7 * hour;
    const linked = await browser.post('/api/v1/link/new-local', { favoriteColor: '#2F19FF' });
    expect(linked.status).toBe(200);
    expect((await browser.get(organization)).status).toBe(200);
    time = start + 8 * hour;
    expect((await browser.get(organization)).status).toBe(401);
  });

  describe('a sign-in by password checks with Microsoft first (S-14)', () => {
    it('and removes a role that was removed there', async () => {
      await world.changePerson(people.admin, { roles: [] });
      const { browser, session } = await byPassword();
      expect(rolesOf(session)).toEqual([]);
      expect(await world.rows(UserRole)).toEqual([]);
      expect(outcome(await browser.get<Problem>(organization))).toBe('403 admin_only');
    });

    it.each([
      [
        'an account disabled there',
        () => world.changePerson(people.admin, { accountEnabled: false }),
      ],
      ['tokens revoked there', () => world.sandbox.control('POST', '/tokens/revoke', {})],
      [
        'an Entra that answers 503',
        () => world.sandbox.control('POST', '/faults', { match: tokenEndpoint, status: 503 }),
      ],
      [
        "an Entra that isn't responding",
        () => world.sandbox.control('POST', '/faults', { match: tokenEndpoint, latency: 9_000 }),
      ],
    ])('and with %s gives the session no Admin role, while all else works', async (_, happens) => {
      await happens();
      const start = performance.now();
      const { browser, session } = await byPassword();
      expect(performance.now() - start).toBeLessThan(5_000);
      expect(session).toMatchObject({ authenticated: true, linked: true });
      expect(rolesOf(session)).toEqual([]);
      expect(rolesOf(await browser.session())).toEqual([]);
      expect((await browser.get<Problem>(organization)).status).toBe(401);
      expect((await browser.get('/api/v1/me')).status).toBe(200);
    });

    it('but not for an unlinked account', async () => {
      await world.browser().register('local@home.example');
      const requests = await world.tokenRequests(() =>
        world.browser().signIn('local@home.example'),
      );
      expect(requests).toEqual([]);
    });
  });
});
