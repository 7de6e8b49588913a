import type { Problem, Session } from '@app/contracts';
import type { TestBrowser } from '../../testing';
import { User } from '../auth';
import { MicrosoftWorld, people } from '../auth/testing';

const family = 'family@home.example';

describe('a taken address (ACC-3, S-5)', () => {
  let world: MicrosoftWorld;

  beforeAll(async () => {
    world = await MicrosoftWorld.start({ sandbox: { args: ['--consent', 'all'] } });
  });
  afterAll(() => world.stop());
  beforeEach(() => world.reset());

  const linkNew = async (upn: string) => {
    const browser = await world.signedIn(upn);
    const body = { favoriteColor: '#2F19FF' };
    const answer = await browser.post<Session & Problem>('/api/v1/link/new-local', body);
    expect(answer).toMatchObject({ status: 200, body: { linked: true } });
    return { browser, email: answer.body.user?.local?.email };
  };

  const same = (one: string | null | undefined, other: string) =>
    expect(one?.toLowerCase()).toBe(other.toLowerCase());

  it.each([
    ['one tenant', people.otherTeacher],
    ['two tenants', people.fabrikamTeacher],
  ])(
    'still gives two people in %s an account each, the second one under their sign-in name',
    async (_, other) => {
      for (const upn of [people.student, other]) await world.changePerson(upn, { mail: family });
      same((await linkNew(people.student)).email, family);
      same((await linkNew(other)).email, other);
    },
  );

  it('blocks nobody when a stranger has registered it first, and gives the stranger no access', async () => {
    const stranger = world.browser();
    await stranger.register(people.teacher);
    await world.changePerson(people.teacher, { mail: null });
    const { browser, email } = await linkNew(people.teacher);
    expect(email).toBeNull();
    expect((await browser.session()).user?.displayName).toBe('Elena Marsh');
    expect((await stranger.session()).linked).toBe(false);
    const made = (await world.rows(User)).find(({ passwordHash }) => passwordHash === null);
    expect(made).toMatchObject({ email: null, emailKey: null });
  });

  it('leads to an account without an address, which appears everywhere', async () => {
    await world.browser().register(people.teacher);
    await world.changePerson(people.teacher, { mail: null });
    const { browser } = await linkNew(people.teacher);
    expect((await browser.get('/api/v1/me')).status).toBe(200);
    expect((await browser.get('/api/v1/link')).body).toMatchObject({
      linked: true,
      localAccount: { email: null },
    });
    await linkNew(people.student);
    const admin = await world.signedIn(people.admin);
    for (const sort of ['localEmail', '-localEmail', 'microsoftEmail']) {
      const path = `/api/v1/admin/linked-accounts?sort=${sort}&limit=1`;
      const first = await admin.get<{ value: { localEmail: null | string }[]; nextCursor: string }>(
        path,
      );
      expect(first.status).toBe(200);
      const next = await admin.get<typeof first.body>(`${path}&cursor=${first.body.nextCursor}`);
      const listed = [...first.body.value, ...next.body.value].map(({ localEmail }) => localEmail);
      expect(listed).toContain(null);
      expect(new Set(listed).size).toBe(2);
    }
    await world.rows(User).then((users) => expect(users).toHaveLength(3));
    for (const email of ['', 'null', 'undefined']) {
      expect([401, 422]).toContain((await world.browser().signIn(email, 'null')).status);
    }
  });

  it('leads to any number of accounts without an address', async () => {
    for (const upn of [people.teacher, people.student]) {
      await world.browser().register(upn);
      await world.changePerson(upn, { mail: null });
    }
    for (const upn of [people.teacher, people.student])
      expect((await linkNew(upn)).email).toBeNull();
  });

  it('still gives an account each to two people who want it at once', async () => {
    for (const upn of [people.student, people.teacher])
      await world.changePerson(upn, { mail: family });
    const made = await Promise.all([linkNew(people.student), linkNew(people.teacher)]);
    const emails = made.map(({ email }) => email?.toLowerCase());
    expect(new Set(emails).size).toBe(2);
    expect(emails).toContain(family);
  });

  it('is revealed by registration only five times per hour and IP address (S-10)', async () => {
    const from = (browser: TestBrowser, email: string) =>
      browser.request<Problem>('POST', '/api/v1/accounts', {
        json: { email, password: 'correct horse battery', favoriteColor: '#2F19FF' },
        headers: { 'x-forwarded-for': '203.0.113.7' },
      });
    await world.browser().register('taken@school.example');
    const answers: [number, string][] = [];
    for (let n = 0; n < 8; n++) {
      const email = n % 2 ? `free${n}@school.example` : 'taken@school.example';
      const { status, body } = await from(world.browser(), email);
      answers.push([status, body.code]);
      if (status === 409) expect(body.detail).toContain('Sign in');
    }
    expect(answers.map(([status]) => status)).toEqual([409, 201, 409, 201, 409, 429, 429, 429]);
    // Another IP address isn't slowed down.
    expect((await world.browser().register('neighbor@school.example')).status).toBe(201);
  });
});
