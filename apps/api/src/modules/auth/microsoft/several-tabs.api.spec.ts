import fc from 'fast-check';
import { Clock } from '../../../clock/clock';
import { Session } from '../sessions/session.entity';
import { MicrosoftWorld, people } from '../testing';
import type { TestBrowser } from '../../../testing';

const persons = [people.teacher, people.otherTeacher, people.student] as const;
const minute = 60_000;
/** How many sign-ins one browser may have in progress, and for how long. */
const most = 8;
const patience = 10 * minute;

/** One tab: its browser, and where Microsoft sends it back to. */
interface Tab {
  of: 0 | 1;
  upn: string;
  callback: string;
  startedAt: number;
  isOver: boolean;
}

describe('sign-ins in several tabs', () => {
  let world: MicrosoftWorld;
  let now = Date.now();

  beforeAll(async () => {
    world = await MicrosoftWorld.start();
    const clock = world.api.app.get(Clock);
    jest.spyOn(clock, 'now').mockImplementation(() => now);
  });
  afterAll(() => world.stop());
  beforeEach(() => world.reset());

  /** Goes to Microsoft and signs in there. @returns where Microsoft sends the browser */
  async function callbackFor(browser: TestBrowser, upn: string, start = 'login'): Promise<string> {
    const left = await browser.get(`/auth/microsoft/${start}`);
    const away = new URL(left.headers.get('location') ?? '');
    away.searchParams.set('login_hint', upn);
    away.searchParams.set('sandbox_auto', 'true');
    const back = new URL((await browser.get(away.href)).headers.get('location') ?? '');
    return back.pathname + back.search;
  }

  const open = async (browser: TestBrowser, path: string) =>
    (await browser.get(path)).headers.get('location');

  const whoIs = async (browser: TestBrowser) =>
    (await browser.session()).user?.microsoft?.email?.toLowerCase();

  it('are independent: four in one browser all succeed, oldest first (S-1)', async () => {
    const browser = world.browser();
    const tabs: string[] = [];
    for (let n = 0; n < 4; n++) tabs.push(await callbackFor(browser, persons[n % 3]!));
    for (const [n, tab] of tabs.entries()) {
      expect(await open(browser, tab)).toBe('/link');
      expect(await whoIs(browser)).toBe(persons[n % 3]!.toLowerCase());
    }
  });

  it('create no session row in 2,000 starts, and a browser keeps a limited number of them', async () => {
    const browser = world.browser();
    for (let n = 0; n < 2000; n++) await browser.get('/auth/microsoft/login?returnTo=/schools');
    expect(await world.rows(Session)).toEqual([]);
    const sent = browser.cookies.headerFor(new URL(world.api.url));
    expect(sent.length).toBeLessThan(4096);
    expect(sent.split('; ').filter((one) => one.includes('trip'))).toHaveLength(most);
  });

  it('stay below what proxies let through, however long the return path', async () => {
    const browser = world.browser();
    const returnTo = encodeURIComponent(`/${'x'.repeat(1000)}`);
    for (let n = 0; n < 12; n++) await browser.get(`/auth/microsoft/login?returnTo=${returnTo}`);
    expect(browser.cookies.headerFor(new URL(world.api.url)).length).toBeLessThan(7000);
    expect(await open(browser, await callbackFor(browser, people.teacher))).toBe('/link');
  });

  it('reject a cookie with another state, for another purpose or from another browser (S-1)', async () => {
    const [victim, attacker] = [world.browser(), world.browser()];
    const here = new URL(world.api.url);
    const foreign = await callbackFor(attacker, people.teacher);
    await callbackFor(victim, people.student);
    const nameOf = (browser: TestBrowser) =>
      browser.cookies
        .headerFor(here)
        .split('; ')
        .find((one) => one.includes('trip'))!
        .split('=');
    const [name = ''] = nameOf(attacker);
    const [, value = ''] = nameOf(victim);
    victim.cookies.set(here, name, value);
    expect(await open(victim, foreign)).toBe('/sign-in?error=sign_in_expired');
    const consent = foreign.replace('callback', 'admin-consent/callback');
    expect(await open(attacker, consent)).toBe('/admin/consent?consent=failed');
    expect((await victim.session()).authenticated).toBe(false);
  });

  it('reject a link started by another account in the same browser (S-1)', async () => {
    const browser = world.browser();
    await browser.register('a@school.example');
    const tab = await callbackFor(browser, people.teacher, 'link');
    await browser.delete('/api/v1/session');
    await browser.register('b@school.example');
    expect(await open(browser, tab)).toBe('/link?error=sign_in_expired');
    expect(await browser.session()).toMatchObject({
      linked: false,
      user: { local: { email: 'b@school.example' } },
    });
  });

  it('finish only once, even if their cookie was kept (S-1)', async () => {
    const browser = world.browser();
    const here = new URL(world.api.url);
    const tab = await callbackFor(browser, people.teacher);
    const kept = browser.cookies.headerFor(here).split('; ');
    expect(await open(browser, tab)).toBe('/link');
    await browser.delete('/api/v1/session');
    for (const cookie of kept) {
      const [name = '', value = ''] = cookie.split(/=(.*)/s);
      browser.cookies.set(here, name, value);
    }
    expect(await open(browser, tab)).toMatch(/^\/sign-in\?error=sign_in_(expired|failed)$/);
    expect((await browser.session()).authenticated).toBe(false);
  });

  /** A model of two browsers alongside the real ones: each step is applied to both, and both must agree. */
  class Model {
    private readonly browsers = [world.browser(), world.browser()] as const;
    private readonly signedIn: (string | undefined)[] = [undefined, undefined];
    private readonly tabs: Tab[] = [];

    async start(of: 0 | 1, person: number): Promise<void> {
      const upn = persons[person % persons.length]!;
      const callback = await callbackFor(this.browsers[of], upn);
      this.tabs.push({ of, upn, callback, startedAt: now, isOver: false });
      const pending = this.tabs.filter((tab) => tab.of === of && isPending(tab));
      for (const tab of pending.slice(0, -most)) tab.isOver = true;
    }

    /** Finishes in the browser that left, or in the other one. */
    async finish(which: number, isElsewhere: boolean): Promise<void> {
      const tab = this.tabs[which % (this.tabs.length || 1)];
      if (!tab) return;
      const at = isElsewhere ? other(tab.of) : tab.of;
      const isRight = !isElsewhere && isPending(tab);
      const page = await open(this.browsers[at], tab.callback);
      expect(page).toBe(isRight ? '/link' : '/sign-in?error=sign_in_expired');
      if (!isRight) return;
      tab.isOver = true;
      this.signedIn[at] = tab.upn.toLowerCase();
    }

    async signOut(of: 0 | 1): Promise<void> {
      if (this.signedIn[of]) await this.browsers[of].delete('/api/v1/session');
      this.signedIn[of] = undefined;
    }

    async check(): Promise<void> {
      expect(await Promise.all(this.browsers.map(whoIs))).toEqual(this.signedIn);
    }
  }

  const isPending = (tab: Tab) => !tab.isOver && now - tab.startedAt <= patience;
  const other = (browser: 0 | 1) => (browser === 0 ? 1 : 0);

  type Step = (model: Model) => Promise<void> | void;
  const browserAt = fc.constantFrom(0 as const, 1 as const);
  const start = fc.tuple(browserAt, fc.nat()).map(
    ([of, person]): Step =>
      (model) =>
        model.start(of, person),
  );
  const finish = fc.tuple(fc.nat(), fc.boolean()).map(
    ([tab, isElsewhere]): Step =>
      (model) =>
        model.finish(tab, isElsewhere),
  );
  const signOut = browserAt.map(
    (of): Step =>
      (model) =>
        model.signOut(of),
  );
  const wait = fc.nat(6).map(
    (minutes): Step =>
      () =>
        void (now += minutes * minute + 1),
  );

  it('end the same alone as in any interleaving of tabs, browsers, sign-outs and time', async () => {
    const step = fc.oneof(
      { weight: 5, arbitrary: start },
      { weight: 6, arbitrary: finish },
      { weight: 1, arbitrary: signOut },
      { weight: 1, arbitrary: wait },
    );
    const steps = fc.array(step, { minLength: 4, maxLength: 24 });
    const property = fc.asyncProperty(steps, async (taken) => {
      const model = new Model();
      for (const take of taken) {
        await take(model);
        await model.check();
      }
    });
    await fc.assert(property, { numRuns: 25 });
  });
});
