import type { LinkState, Problem, Session } from '@app/contracts';
import { testPassword, type TestBrowser } from '../../testing';
import { Profile, User } from '../auth';
import { MicrosoftWorld, people } from '../auth/testing';

const color = '#2F19FF';
const otherColor = '#127605';

/** Two who have nothing to do with each other, and the same e-mail: tenants do not verify it (S-4). */
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

  async function expectEmailTaken(upn: string): Promise<void> {
    const before = [await world.rows(User), await world.rows(Profile)];
    const browser = await world.signedIn(upn);
    expect(await stateOf(browser)).not.toHaveProperty('formerLocalAccount');
    expect(await linkNew(browser)).toMatchObject({ status: 409, body: { code: 'email_taken' } });
    expect([await world.rows(User), await world.rows(Profile)]).toEqual(before);
    expect((await browser.session()).linked).toBe(false);
  }

  it.each([
    { how: 'an administrator removed it (ADM-4)', remove: () => unlink(people.teacher) },
    { how: 'the consent was taken back (ADM-3)', remove: withdrawConsent },
  ])('leads back to the account made from it when $how', async ({ remove }) => {
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

  it('also from the session that was open, and over and over', async () => {
    const browser = await world.linked(people.teacher);
    for (let times = 0; times < 2; times++) {
      await unlink(people.teacher);
      expect((await browser.session()).linked).toBe(false);
      await browser.signInWithMicrosoft(people.teacher);
      expect((await linkNew(browser)).status).toBe(200);
    }
    expect(await world.rows(User)).toHaveLength(1);
  });

  it('in spite of another e-mail by then', async () => {
    await world.linked(people.teacher);
    const [made] = await world.rows(User);
    await unlink(people.teacher);
    await world.changePerson(people.teacher, { mail: 'renamed@contoso.example' });
    expect((await linkNew(await world.signedIn(people.teacher))).status).toBe(200);
    expect((await world.rows(User)).map(({ id, email }) => [id, email])).toEqual([
      [made?.id, made?.email],
    ]);
  });

  it('not for another Microsoft account with the same e-mail (S-4, S-5)', async () => {
    await world.changePerson(people.teacher, { mail: sharedEmail });
    await world.changePerson(people.otherTeacher, { mail: sharedEmail });
    await world.linked(people.teacher);
    await unlink(people.teacher);
    await expectEmailTaken(people.otherTeacher);
    expect((await linkNew(await world.signedIn(people.teacher))).status).toBe(200);
  });

  it('not for the same object id in another tenant (S-4)', async () => {
    await world.linked(people.teacher);
    await unlink(people.teacher);
    const { tenantId } = await world.idsOf(people.fabrikamTeacher);
    await changeUsers({ madeFromTenantId: tenantId });
    await expectEmailTaken(people.teacher);
  });

  it.each<{ who: string; change: Partial<User> }>([
    { who: 'has a password by now (S-5)', change: { passwordHash: '$argon2id$set-since' } },
    { who: 'is deactivated (S-14)', change: { isActive: false } },
    {
      who: 'was made before this was remembered',
      change: { madeFromTenantId: null, madeFromObjectId: null },
    },
  ])('not to an account that $who', async ({ change }) => {
    await world.linked(people.teacher);
    await unlink(people.teacher);
    await changeUsers(change);
    await expectEmailTaken(people.teacher);
  });

  it('not to one that is linked to another Microsoft account by now (LINK-3)', async () => {
    const browser = await world.linked(people.teacher);
    await unlink(people.teacher);
    await browser.follow('/auth/microsoft/link', people.otherTeacher);
    const { objectId } = await world.idsOf(people.otherTeacher);
    expect((await links()).map(({ o365UserId }) => o365UserId)).toEqual([objectId]);
    await expectEmailTaken(people.teacher);
  });

  it('never to an account that a person registered, nor with a password (S-3, S-5)', async () => {
    const browser = world.browser();
    const { email } = (await (await world.signedIn(people.teacher)).session()).user!;
    await browser.register(email);
    await browser.follow('/auth/microsoft/link', people.teacher);
    await unlink(people.teacher);
    await expectEmailTaken(people.teacher);

    await world.linked(people.student);
    const made = (await world.rows(User)).find(({ passwordHash }) => passwordHash === null)!;
    await unlink(people.student);
    await world.linked(people.student);
    for (const password of ['', ' ', 'null', testPassword, made.email]) {
      const tried = await world.browser().signIn(made.email, password);
      expect([401, 422]).toContain(tried.status);
    }
  });

  it('once, when it is asked for twice at the same time (LINK-3, S-18)', async () => {
    await world.linked(people.teacher);
    await unlink(people.teacher);
    const browsers = [await world.signedIn(people.teacher), await world.signedIn(people.teacher)];
    const answers = await Promise.all(browsers.map((browser) => linkNew(browser)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await world.rows(User)).toHaveLength(1);
  });
});
