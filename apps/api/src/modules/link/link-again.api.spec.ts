import type { LinkState, Problem, Session } from '@app/contracts';
import { testPassword, type TestBrowser } from '../../testing';
import { Profile, User } from '../auth';
import { MicrosoftWorld, people } from '../auth/testing';

const color = '#2F19FF';
const otherColor = '#127605';

/** Two unrelated people can have the same email, because tenants don't verify it (S-4). */
const sharedEmail = 'shared@contoso.example';

describe('linking again after a link was removed (LINK-2)', () => {
  let world: MicrosoftWorld;

  beforeAll(async () => {
    world = await MicrosoftWorld.start({ sandbox: { args: ['--consent', 'all'] } });
  });
  afterAll(() => world.stop());

  beforeEach(() => world.reset());

  const linkNew = (browser: TestBrowser, favoriteColor = otherColor) =>
    browser.post<Session & Problem>('/api/v1/link/new-local', { favoriteColor });

  const stateOf = async (browser: TestBrowser) =>
    (await browser.get<LinkState>('/api/v1/link')).body;

  const links = async () =>
    (await world.rows(Profile)).map(({ userId, o365UserId }) => ({ userId, o365UserId }));

  async function unlink(upn: string): Promise<void> {
    const { objectId } = await world.idsOf(upn);
    const admin = await world.signedIn(people.admin);
    const path = `/api/v1/admin/linked-accounts/${objectId}`;
    expect((await admin.delete(path)).status).toBe(204);
  }

  const withdrawConsent = async () => {
    const admin = await world.signedIn(people.admin);
    expect((await admin.delete('/api/v1/admin/consent')).status).toBe(200);
  };

  const changeUsers = (change: Partial<User>) =>
    world.dataSource.getRepository(User).createQueryBuilder().update().set(change).execute();

  /** Expects a new account of the person's own, with another of their addresses or none. */
  async function expectOwnAccount(upn: string): Promise<void> {
    const before = await world.rows(User);
    const browser = await world.signedIn(upn);
    expect(await stateOf(browser)).not.toHaveProperty('formerLocalAccount');
    expect((await linkNew(browser)).status).toBe(200);
    const after = await world.rows(User);
    expect(after).toEqual(
      expect.arrayContaining(
        before.map(({ lastLogin: _, ...row }) => expect.objectContaining(row)),
      ),
    );
    expect(after).toHaveLength(before.length + 1);
    const taken = before.map(({ emailKey }) => emailKey);
    const made = after.find(({ id }) => !before.some((one) => one.id === id))!;
    expect(taken).not.toContain(made.emailKey ?? '');
  }

  it.each([
    { how: 'an administrator unlinked it (ADM-4)', remove: () => unlink(people.teacher) },
    { how: 'consent was withdrawn (ADM-3)', remove: withdrawConsent },
  ])('leads back to the account made from Microsoft after $how', async ({ remove }) => {
    const { objectId } = await world.idsOf(people.teacher);
    await world.linked(people.teacher);
    const [made] = await world.rows(User);
    await remove();

    const browser = await world.signedIn(people.teacher);
    expect(await stateOf(browser)).toMatchObject({
      linked: false,
      formerLocalAccount: { email: made?.email, favoriteColor: color },
    });
    const answer = await linkNew(browser);
    expect(answer).toMatchObject({
      status: 200,
      body: { linked: true, user: { local: { email: made?.email, favoriteColor: otherColor } } },
    });
    expect(await links()).toEqual([{ userId: made?.id, o365UserId: objectId }]);
    expect((await browser.session()).user?.microsoft?.id).toBe(objectId);
    expect(await stateOf(browser)).not.toHaveProperty('formerLocalAccount');
  });

  it('works in an open session, and repeatedly', async () => {
    const browser = await world.linked(people.teacher);
    for (let times = 0; times < 2; times++) {
      await unlink(people.teacher);
      expect((await browser.session()).linked).toBe(false);
      await browser.signInWithMicrosoft(people.teacher);
      expect((await linkNew(browser)).status).toBe(200);
    }
    expect(await world.rows(User)).toHaveLength(1);
  });

  it('leads back to the account even after the email has changed', async () => {
    await world.linked(people.teacher);
    const [made] = await world.rows(User);
    await unlink(people.teacher);
    await world.changePerson(people.teacher, { mail: 'renamed@contoso.example' });
    expect((await linkNew(await world.signedIn(people.teacher))).status).toBe(200);
    expect((await world.rows(User)).map(({ id, email }) => [id, email])).toEqual([
      [made?.id, made?.email],
    ]);
  });

  it("doesn't give the account to another Microsoft account with the same email (S-4, S-5)", async () => {
    await world.changePerson(people.teacher, { mail: sharedEmail });
    await world.changePerson(people.otherTeacher, { mail: sharedEmail });
    await world.linked(people.teacher);
    await unlink(people.teacher);
    await expectOwnAccount(people.otherTeacher);
    expect((await linkNew(await world.signedIn(people.teacher))).status).toBe(200);
  });

  it("doesn't give the account to the same object id in another tenant (S-4)", async () => {
    await world.linked(people.teacher);
    await unlink(people.teacher);
    const { tenantId } = await world.idsOf(people.fabrikamTeacher);
    await changeUsers({ madeFromTenantId: tenantId });
    await expectOwnAccount(people.teacher);
  });

  it.each<{ who: string; change: Partial<User> }>([
    { who: 'now has a password (S-5)', change: { passwordHash: '$argon2id$set-since' } },
    { who: 'is deactivated (S-14)', change: { isActive: false } },
    {
      who: 'was made before its origin was recorded',
      change: { madeFromTenantId: null, madeFromObjectId: null },
    },
  ])("doesn't lead back to an account that $who", async ({ change }) => {
    await world.linked(people.teacher);
    await unlink(people.teacher);
    await changeUsers(change);
    await expectOwnAccount(people.teacher);
  });

  it("doesn't lead back to an account now linked to another Microsoft account (LINK-3)", async () => {
    const browser = await world.linked(people.teacher);
    await unlink(people.teacher);
    await browser.linkToMicrosoft(people.otherTeacher);
    const { objectId } = await world.idsOf(people.otherTeacher);
    expect((await links()).map(({ o365UserId }) => o365UserId)).toEqual([objectId]);
    await expectOwnAccount(people.teacher);
  });

  it('never leads to a registered account, nor opens one with a password (S-3, S-5)', async () => {
    const browser = world.browser();
    const { email } = (await (await world.signedIn(people.teacher)).session()).user!;
    await browser.register(email);
    await browser.linkToMicrosoft(people.teacher);
    await unlink(people.teacher);
    await expectOwnAccount(people.teacher);

    await world.linked(people.student);
    const made = (await world.rows(User)).find(({ passwordHash }) => passwordHash === null)!;
    await unlink(people.student);
    await world.linked(people.student);
    for (const password of ['', ' ', 'null', testPassword, made.email ?? 'x']) {
      const tried = await world.browser().signIn(made.email ?? '', password);
      expect([401, 422]).toContain(tried.status);
    }
  });

  it('succeeds once when requested twice at the same time (LINK-3, S-18)', async () => {
    await world.linked(people.teacher);
    await unlink(people.teacher);
    const browsers = [await world.signedIn(people.teacher), await world.signedIn(people.teacher)];
    const answers = await Promise.all(browsers.map((browser) => linkNew(browser)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await world.rows(User)).toHaveLength(1);
  });
});
