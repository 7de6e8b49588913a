import type { LinkState, Problem, Session } from '@app/contracts';
import { Clock } from '../../clock/clock';
import type { TestBrowser } from '../../testing';
import { Profile, TokenCache } from '../auth';
import { MicrosoftWorld, people } from '../auth/testing';

describe('confirming a link to a Microsoft account (LINK-1)', () => {
  let world: MicrosoftWorld;
  let here: URL;

  beforeAll(async () => {
    world = await MicrosoftWorld.start();
    here = new URL(world.api.url);
  });
  afterAll(() => world.stop());
  beforeEach(() => world.reset());

  async function local(email: string): Promise<TestBrowser> {
    const browser = world.browser();
    await browser.register(email);
    return browser;
  }

  /** Goes as far as the page that shows both accounts. */
  async function waiting(upn: string = people.teacher, email = 'ann@school.example') {
    const browser = await local(email);
    await browser.follow('/auth/microsoft/link', upn);
    return browser;
  }

  const confirm = (browser: TestBrowser) => browser.post<Session & Problem>('/api/v1/link/confirm');

  const stateOf = async (browser: TestBrowser) =>
    (await browser.get<LinkState>('/api/v1/link')).body;

  const links = async () =>
    (await world.rows(Profile)).filter(({ o365UserId }) => o365UserId !== null);

  const sessionOf = (browser: TestBrowser) => browser.cookies.get(here, 'edu_session') ?? '';

  it('is rejected without a Microsoft sign-in to confirm: 403, or 401 if signed out', async () => {
    expect(await confirm(await local('ann@school.example'))).toMatchObject({
      status: 403,
      body: { code: 'forbidden' },
    });
    expect(await confirm(await world.signedIn(people.student))).toMatchObject({ status: 403 });
    expect(await confirm(world.browser())).toMatchObject({ status: 401 });
    expect(await links()).toEqual([]);
  });

  it("is rejected for an attacker who planted a local session in the victim's browser", async () => {
    const attacker = await local('attacker@school.example');
    const victim = world.browser();
    victim.cookies.set(here, 'edu_session', sessionOf(attacker));
    await victim.follow('/auth/microsoft/link', people.teacher);
    // The planted session has ended; the victim's has a new id.
    expect((await attacker.session()).authenticated).toBe(false);
    expect((await confirm(attacker)).status).toBe(401);
    // Even with the new id, the attacker's browser is not the one that signed in.
    attacker.cookies.set(here, 'edu_session', sessionOf(victim));
    expect(await stateOf(attacker)).not.toHaveProperty('microsoftAccount');
    expect(await confirm(attacker)).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    expect(await links()).toEqual([]);
    // The victim sees whose account it is, and cancels.
    expect((await stateOf(victim)).localAccount?.email).toBe('attacker@school.example');
    expect((await victim.delete('/api/v1/link/confirm')).status).toBe(204);
    expect((await confirm(victim)).status).toBe(403);
    expect(await links()).toEqual([]);
    expect(await world.rows(TokenCache)).toEqual([]);
  });

  it("is rejected with another session's proof", async () => {
    const ann = await waiting();
    const bob = await waiting(people.student, 'bob@school.example');
    bob.cookies.set(here, 'edu_link', ann.cookies.get(here, 'edu_link') ?? '');
    expect(await confirm(bob)).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    expect((await confirm(ann)).status).toBe(200);
  });

  it('is rejected after ten minutes: 410, and nothing is linked', async () => {
    const browser = await waiting();
    const clock = world.api.app.get(Clock);
    const later = jest.spyOn(clock, 'now').mockReturnValue(Date.now() + 10 * 60_000 + 1);
    expect(await stateOf(browser)).not.toHaveProperty('toConfirm');
    expect(await confirm(browser)).toMatchObject({
      status: 410,
      body: { code: 'sign_in_expired' },
    });
    later.mockRestore();
    expect(await links()).toEqual([]);
  });

  it('succeeds once: one of two concurrent requests links, and a later one is rejected (LINK-3)', async () => {
    const browser = await waiting();
    const statuses = (await Promise.all([confirm(browser), confirm(browser)])).map(
      ({ status }) => status,
    );
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(await links()).toHaveLength(1);
    const again = await waiting(people.student, 'bob@school.example');
    await confirm(again);
    expect(await confirm(again)).toMatchObject({ status: 409, body: { code: 'already_linked' } });
  });

  it('is rejected if another local account has linked the Microsoft account since (LINK-3)', async () => {
    const browser = await waiting();
    const { user } = await (await world.linked(people.teacher)).session();
    const answer = await confirm(browser);
    expect(answer).toMatchObject({ status: 409, body: { code: 'already_linked' } });
    expect(answer.body.detail).toBe(
      `Failed to link accounts. The Microsoft account ${user?.microsoft?.email} is already linked to another local account.`,
    );
    expect(await links()).toHaveLength(1);
    // Nothing is left to confirm.
    expect(await stateOf(browser)).not.toHaveProperty('toConfirm');
    expect(await confirm(browser)).toMatchObject({ status: 403, body: { code: 'forbidden' } });
  });

  it('is rejected from another site (S-13)', async () => {
    const browser = await waiting();
    const request = { headers: { origin: 'https://evil.example' } };
    const answer = await browser.request<Problem>('POST', '/api/v1/link/confirm', request);
    expect(answer).toMatchObject({ status: 403, body: { code: 'csrf_failed' } });
    expect(await links()).toEqual([]);
  });
});
