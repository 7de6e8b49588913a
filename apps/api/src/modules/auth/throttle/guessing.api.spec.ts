import type { Problem } from '@app/contracts';
import {
  addLinkedPerson,
  openSession,
  startApi,
  testPassword,
  type Answer,
  type TestApi,
  type TestBrowser,
} from '../../../testing';

const wrong = 'not the password';
const maxTries = 10;

describe('guessing passwords (S-10)', () => {
  let api: TestApi;
  let count = 0;
  const newEmail = () => `target${++count}@school.example`;

  beforeAll(async () => {
    api = await startApi({ environment: { TRUST_PROXY: 'loopback' } });
  });

  afterAll(() => api.stop());

  interface Try {
    email: string;
    password: string;
    from: string;
    browser?: TestBrowser;
  }

  const guess = ({ email, password, from, browser = api.browser() }: Try) =>
    browser.request<Problem>('POST', '/api/v1/session', {
      json: { email, password },
      headers: { 'x-forwarded-for': from },
    });

  async function guessWrong(email: string, from: string, times: number): Promise<number[]> {
    const statuses: number[] = [];
    for (let n = 0; n < times; n++)
      statuses.push((await guess({ email, password: wrong, from })).status);
    return statuses;
  }

  async function registered(): Promise<{ email: string; browser: TestBrowser }> {
    const [email, browser] = [newEmail(), api.browser()];
    expect((await browser.register(email)).status).toBe(201);
    return { email, browser };
  }

  const said = ({ status, body, headers }: Answer<Problem>) => ({
    status,
    code: body.code,
    detail: body.detail,
    retryAfter: headers.get('retry-after'),
  });

  it('is slowed down per account, with the same response whether or not the account exists', async () => {
    const { email } = await registered();
    const answers = [];
    for (const tried of [email, 'unknown@school.example']) {
      const statuses = await guessWrong(tried, '10.0.0.1', maxTries);
      expect(statuses).toEqual(Array<number>(maxTries).fill(401));
      answers.push(said(await guess({ email: tried, password: wrong, from: '10.0.0.1' })));
    }
    expect(answers[0]).toMatchObject({ status: 429, code: 'rate_limited' });
    expect(Number(answers[0]!.retryAfter)).toBeGreaterThan(0);
    expect(Number(answers[0]!.retryAfter)).toBeLessThanOrEqual(5);
    expect(answers[1]).toEqual(answers[0]);
  });

  it('is counted for concurrent attempts too, whatever the case of the email', async () => {
    const tries = Array.from({ length: maxTries * 2 }, (_, n) =>
      guess({
        email: n % 2 ? 'parallel@school.example' : 'PARALLEL@school.example',
        password: wrong,
        from: '10.1.0.1',
      }),
    );
    const statuses = (await Promise.all(tries)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(maxTries);
  });

  it("doesn't lock the owner out, neither at another address nor in a browser used before", async () => {
    const { email, browser } = await registered();
    await browser.delete('/api/v1/session');
    await guessWrong(email, '10.2.0.1', 30);
    const owner = { email, password: testPassword };
    expect((await guess({ ...owner, from: '10.2.0.1' })).status).toBe(429);
    expect((await guess({ ...owner, from: '10.2.9.9' })).status).toBe(200);
    expect((await guess({ ...owner, from: '10.2.0.1', browser })).status).toBe(200);
  });

  it("doesn't lock out an owner who has signed in with Microsoft in this browser", async () => {
    const { microsoft } = await addLinkedPerson(api);
    const browser = await openSession(api, { microsoft });
    const email = (await browser.session()).user?.local?.email ?? '';
    expect(await guessWrong(email, '10.3.0.1', 30)).toContain(429);
    // The account has no password; what matters is that its own browser may try.
    const own = await guess({ email, password: wrong, from: '10.3.0.1', browser });
    expect(own.status).toBe(401);
  });

  it('is limited in a browser used before, too', async () => {
    const { email, browser } = await registered();
    const statuses = [];
    for (let n = 0; n < maxTries + 1; n++) {
      const from = `10.4.${n}.1`;
      statuses.push((await guess({ email, password: wrong, from, browser })).status);
    }
    expect(statuses).toEqual([...Array<number>(maxTries).fill(401), 429]);
  });

  it.each([
    ['of another account', (cookie: string) => cookie],
    ['with other content', (cookie: string) => `x${cookie}`],
    ['with another signature', (cookie: string) => cookie.replace(/.{4}$/, 'AAAA')],
    ['without a signature', (cookie: string) => cookie.split('.')[0]!],
    ['without content', () => '.'],
  ])("isn't helped by a cookie %s", async (_, change) => {
    const { email } = await registered();
    const { browser: other } = await registered();
    const url = new URL(api.url);
    const from = `10.5.${count}.1`;
    const browser = api.browser();
    await browser.session();
    browser.cookies.set(url, 'edu_device', change(other.cookies.get(url, 'edu_device')!));
    const statuses = [];
    for (let n = 0; n < 40; n++)
      statuses.push((await guess({ email, password: wrong, from, browser })).status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(maxTries);
  });

  it("doesn't lock out a school behind one address", async () => {
    const { email } = await registered();
    const from = '10.6.0.1';
    for (let n = 0; n < 150; n++)
      await guess({ email: `spray${n}@school.example`, password: wrong, from });
    expect((await guess({ email, password: wrong, from })).status).toBe(401);
    expect((await guess({ email, password: testPassword, from })).status).toBe(200);
  });

  it('is counted when linking an account by its password, too', async () => {
    const { email } = await registered();
    const { microsoft } = await addLinkedPerson(api);
    const stranger = { ...microsoft, objectId: crypto.randomUUID() };
    const browser = await openSession(api, { microsoft: stranger });
    const statuses = [];
    for (let n = 0; n < maxTries + 1; n++) {
      const answer = await browser.post('/api/v1/link/local', { email, password: wrong });
      statuses.push(answer.status);
    }
    expect(statuses).toEqual([...Array<number>(maxTries).fill(401), 429]);
  });

  it('hides its cookie from scripts, and stores no email in it', async () => {
    const { email, browser } = await registered();
    const answer = await api.browser().signIn(email);
    const cookie = answer.headers.getSetCookie().find((text) => /edu_device=/.test(text));
    expect(cookie).toMatch(/; Path=\/;.* HttpOnly; SameSite=Lax$/);
    const content = cookie!.split('=')[1]!.split('.')[0]!;
    const text = Buffer.from(content, 'base64url').toString();
    expect(JSON.parse(text)).toHaveProperty('accounts');
    expect(text).not.toContain('target');
    const again = await browser.get('/api/v1/session');
    expect(again.headers.getSetCookie().join()).not.toContain('edu_device');
  });
});
