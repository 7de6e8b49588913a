import { generateKeyPair, SignJWT, UnsecuredJWT, decodeJwt } from 'jose';
import { DataSource } from 'typeorm';
import {
  startApi,
  startSandbox,
  type TestApi,
  type TestBrowser,
  type TestSandbox,
} from '../../../testing';
import { Organization } from '../accounts/organization.entity';
import { people, startTamperingProxy, type TamperingProxy } from '../testing';
import { TokenCache } from '../tokens/token-cache.entity';
import { UserRole } from '../accounts/user-role.entity';

type Claims = Record<string, unknown>;

const globalAdministrator = '62e90394-69f5-4237-9190-012177145e10';
const somebodyElse = '99999999-9999-4999-8999-999999999999';

describe('forged callbacks and tokens (S-1)', () => {
  let sandbox: TestSandbox;
  let proxy: TamperingProxy;
  let api: TestApi;

  beforeAll(async () => {
    sandbox = await startSandbox();
    proxy = await startTamperingProxy(sandbox.url);
    const environment = { ENTRA_LOGIN_URL: proxy.url, GRAPH_URL: proxy.url };
    api = await startApi({ sandbox, environment });
  });

  afterAll(async () => {
    await api.stop();
    await proxy.stop();
    await sandbox.stop();
  });

  beforeEach(() => proxy.tamper((tokens) => tokens));

  /** What a sign-in leaves behind. */
  async function traces() {
    const dataSource: DataSource = api.app.get(DataSource);
    const count = (entity: typeof Organization | typeof TokenCache | typeof UserRole) =>
      dataSource.getRepository(entity).count();
    return Promise.all([count(Organization), count(TokenCache), count(UserRole)]);
  }

  async function expectNothingChanged(browser: TestBrowser, before: number[]) {
    expect(await traces()).toEqual(before);
    expect((await browser.session()).authenticated).toBe(false);
  }

  /** Goes to the sandbox and comes back, but stops before our callback. */
  async function callbackOf(browser: TestBrowser, upn: string = people.teacher): Promise<URL> {
    const start = await browser.get('/auth/microsoft/login');
    const url = new URL(start.headers.get('location') ?? '');
    url.searchParams.set('login_hint', upn);
    url.searchParams.set('sandbox_auto', 'true');
    const back = await browser.get(url.href);
    return new URL(back.headers.get('location') ?? '');
  }

  async function openCallback(browser: TestBrowser, url: URL): Promise<string> {
    const answer = await browser.get(url.pathname + url.search);
    expect(answer.status).toBe(302);
    return answer.headers.get('location') ?? '';
  }

  it('differ from an untouched sign-in, which works through the proxy', async () => {
    const browser = api.browser();
    expect(await openCallback(browser, await callbackOf(browser, people.student))).toBe('/link');
    expect((await browser.session()).authenticated).toBe(true);
  });

  it('are rejected in another browser, without state and with an empty state', async () => {
    const before = await traces();
    const stranger = api.browser();
    const url = await callbackOf(api.browser());
    expect(await openCallback(stranger, url)).toBe('/sign-in?error=sign_in_expired');
    await expectNothingChanged(stranger, before);
    for (const change of [
      (u: URL) => u.searchParams.delete('state'),
      (u: URL) => u.searchParams.set('state', ''),
    ]) {
      const browser = api.browser();
      const changed = await callbackOf(browser);
      change(changed);
      expect(await openCallback(browser, changed)).toBe('/sign-in?error=sign_in_expired');
      await expectNothingChanged(browser, before);
    }
  });

  it("are rejected with another browser's state, and with a state given twice", async () => {
    const before = await traces();
    const [victim, attacker] = [api.browser(), api.browser()];
    const foreign = await callbackOf(attacker);
    await victim.get('/auth/microsoft/login');
    expect(await openCallback(victim, foreign)).toBe('/sign-in?error=sign_in_expired');
    await expectNothingChanged(victim, before);
    const browser = api.browser();
    const url = await callbackOf(browser);
    const twice = new URL(`${url.href}&state=${url.searchParams.get('state')}`);
    expect(await openCallback(browser, twice)).toBe('/sign-in?error=sign_in_expired');
  });

  it('are rejected with a used state; a wrong state ends no other sign-in', async () => {
    const browser = api.browser();
    const url = await callbackOf(browser, people.student);
    const wrong = new URL(url);
    wrong.searchParams.set('state', 'x'.repeat(43));
    expect(await openCallback(browser, wrong)).toBe('/sign-in?error=sign_in_expired');
    expect(await openCallback(browser, url)).toBe('/link');
    expect(await openCallback(browser, url)).toBe('/sign-in?error=sign_in_expired');
  });

  it("are rejected with somebody else's code, thanks to PKCE", async () => {
    const [victim, attacker] = [api.browser(), api.browser()];
    const [own, foreign] = [await callbackOf(victim), await callbackOf(attacker)];
    own.searchParams.set('code', foreign.searchParams.get('code') ?? '');
    expect(await openCallback(victim, own)).toBe('/sign-in?error=sign_in_failed');
    expect((await victim.session()).authenticated).toBe(false);
  });

  it('distinguish a declined sign-in from a failed one, and show none of the text in the URL', async () => {
    for (const [error, code] of [
      ['access_denied', 'sign_in_cancelled'],
      ['server_error', 'sign_in_failed'],
      ['consent_required', 'consent_required'],
    ]) {
      const browser = api.browser();
      const url = await callbackOf(browser);
      url.searchParams.delete('code');
      url.searchParams.set('error', error ?? '');
      url.searchParams.set('error_description', '<script>alert(1)</script>');
      expect(await openCallback(browser, url)).toBe(`/sign-in?error=${code}`);
    }
  });

  const forgeries: [string, (claims: Claims) => Promise<string> | string][] = [
    ['unsigned', (claims) => new UnsecuredJWT({ ...claims, wids: [globalAdministrator] }).encode()],
    [
      'signed with a foreign key',
      (claims) => signForeign({ ...claims, wids: [globalAdministrator] }),
    ],
    [
      'of another person, signed with a foreign key',
      (claims) => signForeign({ ...claims, oid: somebodyElse }),
    ],
  ];
  it.each(forgeries)('are rejected with an id_token %s; nothing is stored', async (_, forge) => {
    const before = await traces();
    proxy.tamper(async (tokens) => ({
      ...tokens,
      id_token: await forge(decodeJwt(String(tokens['id_token']))),
    }));
    const browser = api.browser();
    const url = await callbackOf(browser);
    expect(await openCallback(browser, url)).toBe('/sign-in?error=sign_in_failed');
    await expectNothingChanged(browser, before);
  });

  it('are rejected with a genuine id_token from another sign-in, by its nonce', async () => {
    const before = await traces();
    let kept: unknown;
    proxy.tamper((tokens) => {
      kept ??= tokens['id_token'];
      return { ...tokens, id_token: kept };
    });
    const first = api.browser();
    await openCallback(first, await callbackOf(first, people.student));
    const second = api.browser();
    const url = await callbackOf(second, people.student);
    expect(await openCallback(second, url)).toBe('/sign-in?error=sign_in_failed');
    await expectNothingChanged(second, before);
  });

  it("are rejected with somebody else's client_info: their cache isn't written (S-6)", async () => {
    const before = await traces();
    proxy.tamper((tokens) => {
      const { tid } = decodeJwt(String(tokens['id_token']));
      const forged = JSON.stringify({ uid: somebodyElse, utid: tid });
      return { ...tokens, client_info: Buffer.from(forged).toString('base64url') };
    });
    const browser = api.browser();
    const url = await callbackOf(browser, people.otherTeacher);
    expect(await openCallback(browser, url)).toBe('/sign-in?error=sign_in_failed');
    await expectNothingChanged(browser, before);
  });

  it("are rejected with somebody else's access token and a genuine id_token (S-6)", async () => {
    const before = await traces();
    let foreign: unknown;
    proxy.tamper((tokens) => {
      foreign ??= tokens['access_token'];
      return tokens;
    });
    const first = api.browser();
    await openCallback(first, await callbackOf(first, people.student));
    proxy.tamper((tokens) => ({ ...tokens, access_token: foreign }));
    const browser = api.browser();
    const url = await callbackOf(browser, people.otherTeacher);
    expect(await openCallback(browser, url)).toBe('/sign-in?error=sign_in_failed');
    await expectNothingChanged(browser, before);
  });

  async function signForeign(claims: Claims): Promise<string> {
    const { privateKey } = await generateKeyPair('RS256');
    const keys = (await (await fetch(`${proxy.url}/common/discovery/v2.0/keys`)).json()) as {
      keys: { kid: string }[];
    };
    const kid = keys.keys[0]?.kid ?? '';
    return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid }).sign(privateKey);
  }
});
