import { holdCalls, startApi, type TestApi, type TestBrowser } from '../../../testing';
import type { MicrosoftAccount } from '../accounts/microsoft-account';
import { MicrosoftWorld, people } from '../testing';
import { UserRole } from '../accounts/user-role.entity';
import { GraphTokens } from './graph-tokens';
import { TokenCacheRepository } from './token-cache.repository';
import { TokenCache } from './token-cache.entity';

describe('Graph tokens', () => {
  let world: MicrosoftWorld;

  beforeAll(async () => {
    world = await MicrosoftWorld.start();
  });

  afterAll(() => world.stop());

  const policy = (changes: object) => world.sandbox.control('PATCH', '/tokens', changes);
  const normal = { accessTokenLifetime: 3600, strictRotation: false };
  afterEach(() => policy(normal));

  async function accountOf(upn: string): Promise<MicrosoftAccount> {
    const ids = await world.idsOf(upn);
    const names = { email: upn, displayName: upn, firstName: '', lastName: '' };
    return { ...ids, ...names, homeAccountId: `${ids.objectId}.${ids.tenantId}` };
  }

  /** A caller as a single request creates it. */
  async function callerOf(upn: string, api: TestApi = world.api) {
    const microsoft = await accountOf(upn);
    return api.app.get(GraphTokens).asUser({ microsoft, roles: [], isLinked: true });
  }

  async function expired(upn: string): Promise<void> {
    // MSAL treats a token with less than five minutes left as expired.
    await policy({ accessTokenLifetime: 200 });
    await world.signedIn(upn);
    await policy({ accessTokenLifetime: 3600 });
  }

  it('come from the cache as long as they last', async () => {
    await world.signedIn(people.teacher);
    const requests = await world.tokenRequests(async () => {
      await (await callerOf(people.teacher)).token();
      await (await callerOf(people.teacher)).token();
    });
    expect(requests).toHaveLength(0);
  });

  it('are renewed silently when they have expired (AUTH-5)', async () => {
    await expired(people.teacher);
    const requests = await world.tokenRequests(async () => {
      await (await callerOf(people.teacher)).token();
      await (await callerOf(people.teacher)).token();
    });
    expect(requests).toHaveLength(1);
  });

  it('require a new sign-in once the refresh token is revoked, asking Microsoft once (AUTH-5)', async () => {
    await expired(people.teacher);
    const { objectId } = await world.idsOf(people.teacher);
    await world.sandbox.control('POST', '/tokens/revoke', { userId: objectId });
    const requests = await world.tokenRequests(async () => {
      for (let n = 0; n < 3; n++) {
        const token = (await callerOf(people.teacher)).token();
        await expect(token).rejects.toMatchObject({
          code: 'microsoft_login_required',
          status: 401,
        });
      }
    });
    expect(requests).toHaveLength(1);
    await world.signedIn(people.teacher);
    await (await callerOf(people.teacher)).token();
  });

  it('give 401 with the sentence the page shows when they are gone (AUTH-5)', async () => {
    const browser = await world.signedIn(people.admin);
    await world.api.app.get(TokenCacheRepository).remove(await world.idsOf(people.admin));
    const answer = await browser.get('/api/v1/admin/organization');
    expect(answer.status).toBe(401);
    expect(answer.body).toMatchObject({
      code: 'microsoft_login_required',
      detail: 'Login to Office 365 is required.',
    });
  });

  it("carry Microsoft's claims challenge to the next sign-in, on the server, once (AUTH-5)", async () => {
    await policy({ accessTokenLifetime: 200 });
    const browser = await world.signedIn(people.admin);
    const claims = '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}';
    await world.sandbox.control('POST', '/faults', {
      match: { method: 'POST', path: '/oauth2/v2.0/token' },
      status: 400,
      body: {
        error: 'interaction_required',
        error_description: 'AADSTS50076: multi-factor',
        claims,
      },
      times: 1,
    });
    const answer = await browser.get('/api/v1/admin/organization');
    expect(answer).toMatchObject({ status: 401, body: { code: 'microsoft_login_required' } });
    expect(JSON.stringify(answer.body)).not.toContain('acrs');
    const claimsOf = async () => {
      const start = await browser.get('/auth/microsoft/login');
      return new URL(start.headers.get('location') ?? '').searchParams.get('claims') ?? '';
    };
    expect(await claimsOf()).toContain('"acrs"');
    expect(await claimsOf()).not.toContain('"acrs"');
  });

  it('reveal a removed role when they are renewed, in an open session (S-14)', async () => {
    await world.changePerson(people.student, { roles: ['Admin', 'Student'] });
    await policy({ accessTokenLifetime: 200 });
    const browser = await world.signedIn(people.student);
    expect((await browser.get('/api/v1/admin/organization')).status).toBe(200);
    await world.changePerson(people.student, { roles: ['Student'] });
    const refused = await browser.get('/api/v1/admin/organization');
    expect(refused.status).toBe(403);
    expect(refused.body).toMatchObject({ code: 'admin_only' });
    expect((await browser.session()).user?.roles).toEqual(['Student']);
  });

  it('bring the education role when consent comes after the sign-in (ADM-2)', async () => {
    await world.signedIn(people.fabrikamTeacher);
    const { objectId } = await world.idsOf(people.fabrikamTeacher);
    const roles = async () =>
      (await world.rows(UserRole)).filter((row) => row.o365UserId === objectId);
    const token = (await callerOf(people.fabrikamTeacher)).token();
    await expect(token).rejects.toMatchObject({ code: 'consent_required', status: 403 });
    expect(await roles()).toHaveLength(0);
    await world.setConsent('fabrikam.example', true);
    await (await callerOf(people.fabrikamTeacher)).token();
    expect((await roles()).map(({ role }) => role)).toEqual(['Teacher']);
    await world.setConsent('fabrikam.example', false);
  });

  it('are never served to anyone else, even when rows are swapped (S-6)', async () => {
    await world.signedIn(people.teacher);
    await world.signedIn(people.student);
    const rows = world.dataSource.getRepository(TokenCache);
    const keyOf = async (upn: string) => {
      const { tenantId, objectId } = await world.idsOf(upn);
      return `${tenantId}.${objectId}`;
    };
    const stolen = await rows.findOneByOrFail({ partitionKey: await keyOf(people.teacher) });
    const { keyId, sealed } = stolen;
    await rows.update({ partitionKey: await keyOf(people.student) }, { keyId, sealed });
    const token = (await callerOf(people.student)).token();
    await expect(token).rejects.toMatchObject({ code: 'microsoft_login_required' });
    await world.signedIn(people.student);
  });

  it('distinguish trouble at Microsoft from trouble with the user', async () => {
    await expired(people.teacher);
    const match = { method: 'POST', path: '/oauth2/v2.0/token' };
    await world.sandbox.control('POST', '/faults', { match, status: 503, retryAfter: 7, times: 1 });
    const token = (await callerOf(people.teacher)).token();
    await expect(token).rejects.toMatchObject({
      code: 'graph_unavailable',
      options: { retryAfter: 7 },
    });
    await world.sandbox.control('POST', '/faults', { match, reset: true, times: 1 });
    const again = (await callerOf(people.teacher)).token();
    await expect(again).rejects.toMatchObject({ code: 'graph_unavailable' });
    expect(await (await callerOf(people.teacher)).token()).toMatch(/^eyJ/);
  });

  it('of the application are requested once for concurrent callers, and again after a rejection', async () => {
    const { tenantId } = await world.idsOf(people.teacher);
    const tokens = world.api.app.get(GraphTokens);
    await tokens.asApp(tenantId).token({ fresh: true });
    const requests = await world.tokenRequests(async () => {
      await Promise.all([1, 2, 3].map(() => tokens.asApp(tenantId).token()));
      const caller = tokens.asApp(tenantId);
      const [first] = [await caller.token()];
      expect(await caller.token({ fresh: true })).not.toBe(first);
    });
    expect(requests).toHaveLength(1);
  });

  describe('with two replicas on one database (S-22)', () => {
    let second: TestApi;

    beforeAll(async () => {
      const { sandbox, api } = world;
      second = await startApi({ sandbox, database: api.database });
    });

    afterAll(() => second.stop());

    /** On the second replica: Passport is shared by all apps in a process, and the last one to register wins. */
    async function signInWithShortTokens(upn: string): Promise<TestBrowser> {
      await policy({ accessTokenLifetime: 200 });
      const browser = second.browser();
      await browser.signInWithMicrosoft(upn);
      await policy({ accessTokenLifetime: 3600 });
      return browser;
    }

    it.each([
      ['an old refresh token lives on, as at Entra', false],
      ['an old refresh token is dead, with strict rotation', true],
    ])(
      'are renewed by exactly one, and the newest refresh token stays: %s',
      async (_, strictRotation) => {
        await policy({ ...normal, strictRotation });
        await signInWithShortTokens(people.teacher);
        const callers = await Promise.all(
          [1, 2, 3, 4, 5].flatMap(() => [
            callerOf(people.teacher),
            callerOf(people.teacher, second),
          ]),
        );
        let tokens: string[] = [];
        const requests = await world.tokenRequests(async () => {
          tokens = await Promise.all(callers.map((caller) => caller.token()));
        });
        expect(requests).toHaveLength(1);
        expect(new Set(tokens).size).toBe(1);
        // The refresh token stored last still works.
        const [caller] = [await callerOf(people.teacher, second)];
        await caller.token();
        await expect(caller.token({ fresh: true })).resolves.toMatch(/^eyJ/);
      },
    );

    it('are renewed by exactly one when Graph rejects them everywhere at once', async () => {
      await world.signedIn(people.teacher);
      const callers = await Promise.all([
        callerOf(people.teacher),
        callerOf(people.teacher, second),
        callerOf(people.teacher, second),
      ]);
      await Promise.all(callers.map((caller) => caller.token()));
      const requests = await world.tokenRequests(() =>
        Promise.all(callers.map((caller) => caller.token({ fresh: true }))),
      );
      expect(requests).toHaveLength(1);
    });

    it('stay gone when the person signs out during the renewal', async () => {
      const browser = await signInWithShortTokens(people.otherTeacher);
      const match = { method: 'POST', path: '/oauth2/v2.0/token' };
      const atMicrosoft = await holdCalls(world.sandbox, match);
      const renewal = (await callerOf(people.otherTeacher)).token();
      const outcome = expect(renewal).rejects.toMatchObject({ code: 'microsoft_login_required' });
      await atMicrosoft.reached(1);
      await browser.delete('/api/v1/session');
      await atMicrosoft.release();
      await outcome;
      const { tenantId, objectId } = await world.idsOf(people.otherTeacher);
      const row = await world.dataSource
        .getRepository(TokenCache)
        .findOneBy({ partitionKey: `${tenantId}.${objectId}` });
      expect(row).toBeNull();
    });
  });
});
