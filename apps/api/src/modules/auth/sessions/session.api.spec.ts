import { createHash } from 'node:crypto';
import type { Problem } from '@app/contracts';
import { DataSource } from 'typeorm';
import { API_CONFIG, type ApiConfig } from '../../../config/config.module';
import {
  addLinkedPerson,
  openSession,
  signedCookie,
  startApi,
  testPassword,
  type TestApi,
  type TestBrowser,
} from '../../../testing';
import { Profile } from '../accounts/profile.entity';
import { UserRole } from '../accounts/user-role.entity';
import { User } from '../accounts/user.entity';
import { sessionLifetime } from './session-lifetime';
import { Session } from './session.entity';
import { SessionStore } from './session.store';
import { SessionService } from './session.service';

describe('sessions', () => {
  let api: TestApi;
  let dataSource: DataSource;
  let count = 0;
  const newEmail = () => `Person${++count}@School.example`;
  const cookieOf = (browser: TestBrowser) => browser.cookies.get(new URL(api.url), 'edu_session');
  const attributesOf = (browser: TestBrowser, name: string) =>
    browser.cookies.attributesOf(new URL(api.url), name);
  const withCookie = (value: string) => {
    const browser = api.browser();
    browser.cookies.set(new URL(api.url), 'edu_session', value);
    return browser;
  };

  beforeAll(async () => {
    api = await startApi({
      environment: {
        DEMO_ACCOUNTS: '[{"name":"Ann","role":"Teacher","loginHint":"ann@x.example"}]',
      },
    });
    dataSource = api.app.get(DataSource);
  });

  afterAll(() => api.stop());

  describe('of a local account (AUTH-1)', () => {
    it('starts with registration and leads to Link (AUTH-7)', async () => {
      const browser = api.browser();
      const email = newEmail();
      const { status, body } = await browser.register(email);
      expect(status).toBe(201);
      expect(body).toMatchObject({
        authenticated: true,
        linked: false,
        next: '/link',
        user: { email, displayName: email, local: { email, favoriteColor: '#2F19FF' } },
      });
      expect(await browser.session()).toEqual(body);
    });

    it('starts with email and password, whatever the case of the email', async () => {
      const email = newEmail();
      await api.browser().register(email);
      const { status, body } = await api.browser().signIn(` ${email.toUpperCase()} `);
      expect(status).toBe(200);
      expect(body.user?.local?.email).toBe(email);
    });

    it("doesn't exist for anyone else", async () => {
      expect(await api.browser().session()).toEqual({
        authenticated: false,
        linked: false,
        next: '/sign-in',
        demoAccounts: [{ name: 'Ann', role: 'Teacher', loginHint: 'ann@x.example' }],
      });
    });

    it('ends with the browser, and on the server a day after its last use (AUTH-4)', async () => {
      const browser = api.browser();
      await browser.register(newEmail());
      const attributes = attributesOf(browser, 'edu_session');
      expect(attributes).toMatch(/HttpOnly.*SameSite=Lax/i);
      expect(attributes).not.toMatch(/expires|max-age|secure/i);
      expect(await lifetimeOf(browser)).toBeCloseTo(24, 1);
    });

    it('lasts 30 days from its last use with "remember me"', async () => {
      const email = newEmail();
      await api.browser().register(email);
      const browser = api.browser();
      await browser.signIn(email, testPassword, true);
      expect(attributesOf(browser, 'edu_session')).toMatch(/Expires=/);
      expect(await lifetimeOf(browser)).toBeCloseTo(30 * 24, 1);
      await age(browser, 20 * 24);
      await browser.session();
      expect(await lifetimeOf(browser)).toBeCloseTo(30 * 24, 1);
      expect(attributesOf(browser, 'edu_session')).toMatch(/Expires=/);
    });

    it('expires, and is purged', async () => {
      const browser = api.browser();
      await browser.register(newEmail());
      await age(browser, 25);
      expect((await browser.session()).authenticated).toBe(false);
      expect(await rowOf(browser)).not.toBeNull();
      await api.app.get(SessionStore).purgeExpired(new Date());
      expect(await rowOf(browser)).toBeNull();
    });

    it('costs no write if it is used again soon', async () => {
      const browser = api.browser();
      await browser.register(newEmail());
      const before = await rowOf(browser);
      await browser.session();
      expect((await rowOf(browser))?.expiresAt).toEqual(before?.expiresAt);
      const early = new Date(before!.expiresAt.getTime() - sessionLifetime.touchEveryMs - 1000);
      await dataSource.manager.update(Session, before!.sidHash, { expiresAt: early });
      await browser.session();
      expect((await rowOf(browser))?.expiresAt.getTime()).toBeGreaterThan(early.getTime());
    });
  });

  describe('security (S-8)', () => {
    it('stores nothing for a visitor who only looks', async () => {
      const before = await dataSource.manager.count(Session);
      const browser = api.browser();
      await browser.session();
      await browser.get('/api/v1/me');
      expect(await dataSource.manager.count(Session)).toBe(before);
      expect(cookieOf(browser)).toBeUndefined();
    });

    it('changes its id at sign-in and makes the old one worthless', async () => {
      const email = newEmail();
      const browser = api.browser();
      await browser.register(email);
      const first = cookieOf(browser)!;
      await browser.signIn(email);
      expect(cookieOf(browser)).not.toBe(first);
      expect((await withCookie(first).session()).authenticated).toBe(false);
    });

    it('rejects an id chosen by somebody else', async () => {
      const { SESSION_SECRET } = api.app.get<ApiConfig>(API_CONFIG);
      const planted = signedCookie('chosen-by-an-attacker', SESSION_SECRET);
      const browser = withCookie(planted);
      await browser.register(newEmail());
      expect(cookieOf(browser)).not.toBe(planted);
      expect((await withCookie(planted).session()).authenticated).toBe(false);
    });

    it('rejects a cookie that is unsigned or signed with another key', async () => {
      const browser = api.browser();
      await browser.register(newEmail());
      const sid = decodeURIComponent(cookieOf(browser)!).slice(2).split('.')[0]!;
      for (const secret of ['keyboard cat', 'secret', '']) {
        const forged = withCookie(signedCookie(sid, secret || 'x'));
        expect((await forged.session()).authenticated).toBe(false);
      }
      expect((await withCookie(sid).session()).authenticated).toBe(false);
      expect((await browser.session()).authenticated).toBe(true);
    });

    it('is worthless after sign-out', async () => {
      const browser = api.browser();
      await browser.register(newEmail());
      const cookie = cookieOf(browser)!;
      const { status, body } = await browser.delete('/api/v1/session');
      expect([status, body]).toEqual([200, {}]);
      expect((await withCookie(cookie).session()).authenticated).toBe(false);
      expect((await browser.delete<Problem>('/api/v1/session')).body.code).toBe('login_required');
    });

    it("can't be read from the database (S-7)", async () => {
      const browser = api.browser();
      await browser.register(newEmail());
      const sid = decodeURIComponent(cookieOf(browser)!).slice(2).split('.')[0]!;
      const rows = JSON.stringify(await dataSource.manager.find(Session));
      expect(rows).not.toContain(sid);
    });

    it('stays gone when it is revoked during one of its requests', async () => {
      const browser = api.browser();
      await browser.register(newEmail());
      const row = await rowOf(browser);
      const store = api.app.get(SessionStore);
      const sid = decodeURIComponent(cookieOf(browser)!).slice(2).split('.')[0]!;
      const data = await promised<object>((done) => {
        store.get(sid, done);
      });
      await api.app.get(SessionService).revokeUser(row!.userId!);
      await promised((done) => {
        store.set(sid, data as never, done);
      });
      expect((await browser.session()).authenticated).toBe(false);
    });
  });

  describe('after a change elsewhere (AUTH-6, S-14)', () => {
    it('end with a deactivated account', async () => {
      const browser = api.browser();
      const email = newEmail();
      await browser.register(email);
      await dataSource.manager.update(User, { email }, { isActive: false });
      expect((await browser.session()).authenticated).toBe(false);
      expect((await browser.get<Problem>('/api/v1/me')).body.code).toBe('login_required');
      expect((await browser.signIn(email)).status).toBe(401);
    });

    it('end in all browsers when revoked', async () => {
      const email = newEmail();
      const browsers = [api.browser(), api.browser()];
      await browsers[0]!.register(email);
      await browsers[1]!.signIn(email);
      const { id } = await dataSource.manager.findOneByOrFail(User, { email });
      await api.app.get(SessionService).revokeUser(id);
      for (const browser of browsers) expect((await browser.session()).authenticated).toBe(false);
    });

    it('lose a removed role', async () => {
      const { microsoft } = await addLinkedPerson(api, ['Admin', 'Teacher']);
      const browser = await openSession(api, { microsoft });
      expect((await browser.session()).user?.roles).toEqual(['Admin', 'Teacher']);
      await dataSource.manager.delete(UserRole, { o365UserId: microsoft.objectId, role: 'Admin' });
      expect((await browser.session()).user?.roles).toEqual(['Teacher']);
    });

    it.each(['microsoft', 'local'] as const)(
      'lose a removed link, signed in by %s',
      async (side) => {
        const { microsoft, userId } = await addLinkedPerson(api);
        const browser = await openSession(api, side === 'local' ? { userId } : { microsoft });
        expect(await browser.session()).toMatchObject({ linked: true, next: '/schools' });
        await dataSource.manager.update(Profile, { userId }, { o365UserId: null });
        const session = await browser.session();
        expect(session).toMatchObject({ authenticated: true, linked: false, next: '/link' });
        expect(Object.keys(session.user!).filter((key) => /local|microsoft/.test(key))).toEqual([
          side,
        ]);
      },
    );

    it('lose a withdrawn consent', async () => {
      const { microsoft, organizationId } = await addLinkedPerson(api, ['Admin']);
      const browser = await openSession(api, { microsoft });
      expect(await browser.session()).toMatchObject({
        next: '/schools',
        organization: { consented: true },
      });
      await dataSource.query('UPDATE organizations SET is_admin_consented = 0 WHERE id = ?', [
        organizationId,
      ]);
      expect(await browser.session()).toMatchObject({
        next: '/admin',
        organization: { consented: false },
      });
    });
  });

  it('never link accounts because their emails match (S-4)', async () => {
    const { microsoft } = await addLinkedPerson(api);
    const stranger = { ...microsoft, objectId: crypto.randomUUID() };
    const ofOtherTenant = { ...microsoft, tenantId: crypto.randomUUID() };
    for (const account of [stranger, ofOtherTenant]) {
      const session = await (await openSession(api, { microsoft: account })).session();
      expect(session).toMatchObject({ authenticated: true, linked: false });
      expect(session.user?.local).toBeUndefined();
      expect(session.user?.roles).toEqual([]);
    }
  });

  it("count as unavailable, not anonymous, while they can't be looked up", async () => {
    const lonely = await startApi();
    const browser = lonely.browser();
    await browser.register(newEmail());
    await lonely.app.get(DataSource).query('DROP TABLE sessions');
    const { status, body, headers } = await browser.get<Problem>('/api/v1/session');
    expect([status, body.code]).toEqual([503, 'service_unavailable']);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    expect(headers.getSetCookie().join()).not.toContain('edu_session');
    await lonely.stop();
  });

  function rowOf(browser: TestBrowser): Promise<Session | null> {
    const sid = decodeURIComponent(cookieOf(browser)!).slice(2).split('.')[0]!;
    const sidHash = createHash('sha256').update(sid).digest('hex');
    return dataSource.manager.findOneBy(Session, { sidHash });
  }

  async function lifetimeOf(browser: TestBrowser): Promise<number> {
    const row = await rowOf(browser);
    return (row!.expiresAt.getTime() - Date.now()) / 3_600_000;
  }

  /** Ages the session as if it hadn't been used for that many hours. */
  async function age(browser: TestBrowser, hours: number): Promise<void> {
    const row = await rowOf(browser);
    const expiresAt = new Date(row!.expiresAt.getTime() - hours * 3_600_000);
    await dataSource.manager.update(Session, row!.sidHash, { expiresAt });
  }
});

function promised<T>(call: (done: (error?: unknown, value?: unknown) => void) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    call((error, value) => {
      if (error) reject(error as Error);
      else resolve(value as T);
    });
  });
}
