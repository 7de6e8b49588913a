import type { Problem } from '@app/contracts';
import { startApi, testPassword, type TestApi, type TestBrowser } from '../../testing';

const signIn = { email: 'csrf@school.example', password: testPassword };

describe('a state change (S-13)', () => {
  let api: TestApi;
  let browser: TestBrowser;
  const tokenOf = (who: TestBrowser) => who.cookies.get(new URL(api.url), 'XSRF-TOKEN')!;
  const changeColor = (headers: Record<string, string>, withoutCsrf = true) =>
    browser.request<Problem>('PATCH', '/api/v1/me', {
      json: { favoriteColor: '#127605' },
      headers,
      withoutCsrf,
    });

  beforeAll(async () => {
    api = await startApi();
    browser = api.browser();
    await browser.register(signIn.email);
  });

  afterAll(() => api.stop());

  it('is refused without the token, and with a wrong one', async () => {
    for (const headers of [
      {},
      { 'x-xsrf-token': 'x' },
      { 'x-xsrf-token': `x${tokenOf(browser)}` },
    ]) {
      const { status, body } = await changeColor(headers);
      expect([status, body.code]).toEqual([403, 'csrf_failed']);
    }
    expect((await browser.session()).user?.local?.favoriteColor).toBe('#2F19FF');
  });

  it("is refused with another session's token, even in the cookie", async () => {
    const attacker = api.browser();
    await attacker.register('attacker@school.example');
    const planted = tokenOf(attacker);
    const own = tokenOf(browser);
    browser.cookies.set(new URL(api.url), 'XSRF-TOKEN', planted);
    expect((await changeColor({ 'x-xsrf-token': planted })).status).toBe(403);
    expect(tokenOf(browser)).not.toBe(planted);
    expect(tokenOf(browser)).not.toBe(own);
  });

  it('is refused with a token from before signing in', async () => {
    const fresh = api.browser();
    await fresh.session();
    const anonymous = tokenOf(fresh);
    await fresh.signIn(signIn.email);
    fresh.cookies.set(new URL(api.url), 'XSRF-TOKEN', anonymous);
    const answer = await fresh.request('DELETE', '/api/v1/session', {
      headers: { 'x-xsrf-token': anonymous },
      withoutCsrf: true,
    });
    expect(answer.status).toBe(403);
  });

  it.each([
    [{ origin: 'https://evil.example' }],
    [{ origin: 'null' }],
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site' }],
  ])('is refused from elsewhere: %j', async (headers) => {
    await browser.session();
    const { status, body } = await changeColor(headers as Record<string, string>, false);
    expect([status, body.code]).toEqual([403, 'csrf_failed']);
  });

  it('goes through from our own pages', async () => {
    const headers = { origin: api.url, 'sec-fetch-site': 'same-origin' };
    expect((await changeColor(headers, false)).status).toBe(200);
  });

  it('needs the token even for signing in, so no one gets signed in as someone else', async () => {
    const answer = await api
      .browser()
      .request('POST', '/api/v1/session', { json: signIn, withoutCsrf: true });
    expect(answer.status).toBe(403);
  });

  it('sends a matching token with any response, so clients can continue when the session changes', async () => {
    const client = api.browser();
    const refused = await client.request('POST', '/api/v1/session', {
      json: signIn,
      withoutCsrf: true,
    });
    expect(refused.headers.getSetCookie().join()).toMatch(
      /XSRF-TOKEN=[^;]+; Path=\/; SameSite=Lax$/,
    );
    expect((await client.signIn(signIn.email)).status).toBe(200);
    expect((await client.patch('/api/v1/me', { favoriteColor: '#2F19FF' })).status).toBe(200);
    expect((await client.delete('/api/v1/session')).status).toBe(200);
    expect((await client.signIn(signIn.email)).status).toBe(200);
  });

  it("doesn't happen with GET", async () => {
    const form = `email=${signIn.email}&password=${encodeURIComponent(testPassword)}`;
    const answers = await Promise.all([
      browser.get(`/api/v1/session?_method=DELETE`, { 'x-http-method-override': 'DELETE' }),
      api.browser().get(`/api/v1/session?${form}`),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect((await browser.session()).authenticated).toBe(true);
    expect(answers[1]?.body).toMatchObject({ authenticated: false });
  });

  it("doesn't accept what another site's form can send", async () => {
    await browser.session();
    const answer = await browser.request<Problem>('POST', '/api/v1/session', {
      raw: JSON.stringify(signIn),
      headers: { 'content-type': 'text/plain' },
    });
    expect([answer.status, answer.body.code]).toEqual([415, 'unsupported_media_type']);
  });
});
