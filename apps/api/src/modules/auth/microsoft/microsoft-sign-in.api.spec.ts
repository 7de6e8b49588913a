import { MicrosoftWorld, people } from '../testing';
import { Organization } from '../accounts/organization.entity';
import { Profile } from '../accounts/profile.entity';
import { TokenCache } from '../tokens/token-cache.entity';
import { UserRole } from '../accounts/user-role.entity';
import { User } from '../accounts/user.entity';
import { Session } from '../sessions/session.entity';

const cookie = 'edu_session';
/** A token's header with the dot after it; `eyJ` alone can occur in random text. */
const jwt = /eyJ[\w-]{10,}\./;

describe('Microsoft sign-in', () => {
  let world: MicrosoftWorld;

  beforeAll(async () => {
    world = await MicrosoftWorld.start();
  });

  afterAll(() => world.stop());

  it('signs in a teacher and asks them to link (AUTH-2, AUTH-7)', async () => {
    const browser = world.browser();
    const end = await browser.signInWithMicrosoft(people.teacher);
    expect(new URL(end.url).pathname).toBe('/link');
    const { objectId, tenantId } = await world.idsOf(people.teacher);
    expect(await browser.session()).toMatchObject({
      authenticated: true,
      linked: false,
      next: '/link',
      user: {
        id: objectId,
        displayName: 'Elena Marsh',
        roles: ['Teacher'],
        microsoft: { id: objectId, displayName: 'Elena Marsh' },
      },
      organization: { tenantId, name: 'Contoso Education', consented: true },
    });
  });

  it('reads person, organization and education role at once, with two token requests (AUTH-2)', async () => {
    const requests = await world.requests(() => world.signedIn(people.student));
    const paths = requests.map(({ path }) => path);
    expect(paths.filter((path) => path.endsWith('/token'))).toHaveLength(2);
    expect(paths.filter((path) => path.startsWith('/v1.0/')).sort()).toEqual([
      '/v1.0/education/me',
      '/v1.0/me',
      '/v1.0/organization',
    ]);
  });

  it('sends users to Microsoft with PKCE, state, nonce and minimal scopes', async () => {
    const browser = world.browser();
    const start = await browser.get('/auth/microsoft/login?loginHint=a@b.example');
    expect(start.status).toBe(302);
    const url = new URL(start.headers.get('location') ?? '');
    expect(url.pathname).toBe('/organizations/oauth2/v2.0/authorize');
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      code_challenge_method: 'S256',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
      response_mode: 'query',
      login_hint: 'a@b.example',
      redirect_uri: `${world.api.url}/auth/microsoft/callback`,
    });
    const scopes = (url.searchParams.get('scope') ?? '').split(' ').sort();
    expect(scopes).toEqual(['User.Read', 'offline_access', 'openid', 'profile']);
  });

  it('builds redirect URLs from our own address, whatever Host is sent (S-9)', async () => {
    const answer = await fetch(`${world.api.url}/auth/microsoft/login`, {
      redirect: 'manual',
      headers: { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' },
    });
    const url = new URL(answer.headers.get('location') ?? '');
    expect(url.searchParams.get('redirect_uri')).toBe(`${world.api.url}/auth/microsoft/callback`);
  });

  it('grants the Admin role by the directory role, and starts on Link (AUTH-7, LINK-6)', async () => {
    const browser = await world.signedIn(people.admin);
    const session = await browser.session();
    expect(session).toMatchObject({ next: '/link', user: { mainRole: 'Admin' } });
    expect((await browser.get('/api/v1/admin/organization')).status).toBe(200);
  });

  it('returns to the requested page, but never to another site (S-9)', async () => {
    const back = await world.browser().signInWithMicrosoft(people.teacher, '/schools?x=1');
    expect(new URL(back.url).pathname + new URL(back.url).search).toBe('/schools?x=1');
    for (const evil of ['//evil.example', 'https://evil.example', '/\\evil.example', '/\t/evil']) {
      const end = await world.browser().signInWithMicrosoft(people.teacher, evil);
      expect(new URL(end.url).origin).toBe(world.api.url);
      expect(new URL(end.url).pathname).toBe('/link');
    }
  });

  it('changes the session id at sign-in and makes the old one worthless (S-8)', async () => {
    const browser = world.browser();
    const here = new URL(world.api.url);
    await browser.register('ann@school.example');
    const before = browser.cookies.get(here, cookie);
    await browser.signInWithMicrosoft(people.teacher);
    const after = browser.cookies.get(here, cookie);
    expect(before).toBeDefined();
    expect(after).not.toBe(before);
    const stale = world.browser();
    stale.cookies.set(here, cookie, before ?? '');
    expect((await stale.session()).authenticated).toBe(false);
  });

  it('remembers who signed in with this browser (AUTH-3)', async () => {
    const browser = await world.signedIn(people.teacher);
    await browser.delete('/api/v1/session');
    expect((await browser.session()).returningUser).toMatchObject({ displayName: 'Elena Marsh' });
  });

  it("ends both sessions: ours at once, and Microsoft's at the returned URL (AUTH-9)", async () => {
    const browser = await world.signedIn(people.fabrikamTeacher);
    const { tenantId } = await world.idsOf(people.fabrikamTeacher);
    const { body } = await browser.delete<{ logoutUrl: string }>('/api/v1/session');
    const url = new URL(body.logoutUrl);
    expect(url.origin + url.pathname).toBe(`${world.sandbox.url}/${tenantId}/oauth2/v2.0/logout`);
    expect(url.searchParams.get('post_logout_redirect_uri')).toBe(`${world.api.url}/sign-in`);
    expect((await browser.session()).authenticated).toBe(false);
    expect(new URL((await browser.follow(body.logoutUrl)).url).origin).toBe(world.api.url);
  });

  it("forgets an unlinked account's tokens when it signs out, and keeps those of a linked account", async () => {
    const { tenantId, objectId } = await world.idsOf(people.fabrikamTeacher);
    const key = `${tenantId}.${objectId}`;
    const keys = async () => (await world.rows(TokenCache)).map((row) => row.partitionKey);
    const browser = await world.signedIn(people.fabrikamTeacher);
    expect(await keys()).toContain(key);
    await browser.delete('/api/v1/session');
    expect(await keys()).not.toContain(key);
    const linked = await world.linked(people.fabrikamTeacher);
    await linked.delete('/api/v1/session');
    expect(await keys()).toContain(key);
  });

  it('stores exactly the current roles: a removed one disappears at the next sign-in (AUTH-2, S-14)', async () => {
    const { objectId } = await world.idsOf(people.otherTeacher);
    const rolesStored = async () =>
      (await world.rows(UserRole))
        .filter(({ o365UserId }) => o365UserId === objectId)
        .map(({ role }) => role);
    await world.changePerson(people.otherTeacher, { roles: ['Admin', 'Teacher'] });
    await world.signedIn(people.otherTeacher);
    expect((await rolesStored()).sort()).toEqual(['Admin', 'Teacher']);
    await world.changePerson(people.otherTeacher, { roles: ['Student'] });
    await world.signedIn(people.otherTeacher);
    expect(await rolesStored()).toEqual(['Student']);
    await world.changePerson(people.otherTeacher, { roles: ['Teacher'] });
  });

  it('stores no readable token anywhere in the database (S-7)', async () => {
    await world.signedIn(people.teacher);
    const rows = await world.rows(TokenCache);
    const everything = rows.map(({ sealed }) => sealed.toString('latin1')).join();
    expect(rows.length).toBeGreaterThan(0);
    expect(everything).not.toMatch(/RefreshToken|AccessToken/);
    expect(everything).not.toMatch(jwt);
    const sessions = JSON.stringify(await world.rows(Session));
    expect(sessions).not.toMatch(/refresh_token|access_token/i);
    expect(sessions).not.toMatch(jwt);
  });

  it('leaves one organization and one row per role after concurrent sign-ins of one person (S-18)', async () => {
    await Promise.all([1, 2, 3, 4].map(() => world.signedIn(people.fabrikamAdmin)));
    const { tenantId, objectId } = await world.idsOf(people.fabrikamAdmin);
    const organizations = await world.rows(Organization);
    expect(organizations.filter((row) => row.tenantId === tenantId)).toHaveLength(1);
    const roles = (await world.rows(UserRole)).filter((row) => row.o365UserId === objectId);
    expect(roles.map(({ role }) => role)).toEqual(['Admin']);
  });

  it('recognizes a linked person by tenant and object id after their email has changed (S-4)', async () => {
    const browser = await world.linked(people.student);
    await browser.delete('/api/v1/session');
    const [before] = (await world.rows(Profile)).filter(({ o365UserId }) => o365UserId !== null);
    await world.changePerson(people.student, { mail: 'renamed@contoso.example' });
    const again = await world.signedIn(people.student);
    const session = await again.session();
    expect(session).toMatchObject({ linked: true, user: { email: 'renamed@contoso.example' } });
    const profile = await world.dataSource
      .getRepository(Profile)
      .findOneByOrFail({ o365UserId: session.user?.id ?? '' });
    expect(profile.o365Email).toBe('renamed@contoso.example');
    expect(before).toBeDefined();
  });

  it('rejects a person whose linked local account is deactivated, and says so (AUTH-6)', async () => {
    const browser = await world.linked(people.teacher);
    const users = world.dataSource.getRepository(User);
    const { objectId } = await world.idsOf(people.teacher);
    const { userId } = await world.dataSource
      .getRepository(Profile)
      .findOneByOrFail({ o365UserId: objectId });
    await users.update({ id: userId }, { isActive: false });
    const again = world.browser();
    const end = await again.signInWithMicrosoft(people.teacher);
    expect(new URL(end.url).search).toBe('?error=account_deactivated');
    expect((await again.session()).authenticated).toBe(false);
    expect((await browser.session()).authenticated).toBe(false);
    await users.update({ id: userId }, { isActive: true });
  });
});
