import { startApi, testPassword, type TestApi } from '../../testing';

describe('the log of a running application (S-7)', () => {
  let api: TestApi;
  const lines: string[] = [];

  beforeAll(async () => {
    api = await startApi({ logs: { write: (line) => lines.push(line) } });
  });

  afterAll(() => api.stop());

  it('contains no password, cookie, token, code or email', async () => {
    const browser = api.browser();
    await browser.register('Whoever@school.example');
    await browser.signIn('Whoever@school.example', 'not the right secret');
    await browser.signIn('Whoever@school.example');
    await browser.get('/auth/microsoft/callback?code=0.AAcode&state=thestate&client_info=eyJ1aWQ');
    await browser.get('/auth/microsoft/login?loginHint=Whoever@school.example');
    const url = new URL(api.url);
    const values = ['edu_session', 'XSRF-TOKEN'].map((name) => browser.cookies.get(url, name)!);
    const log = lines.join('');
    for (const secret of [
      ...values,
      testPassword,
      'not the right secret',
      'AAcode',
      'thestate',
      'eyJ',
    ])
      expect(log).not.toContain(secret);
    expect(log.toLowerCase()).not.toContain('whoever');
  });

  it('logs each request once, under the id in its response', async () => {
    const answer = await api.browser().get('/api/v1/me?x=1');
    const id = answer.headers.get('x-request-id');
    const told = lines
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .filter((line) => line['requestId'] === id && line['msg'] === 'request');
    expect(told).toMatchObject([
      { req: { method: 'GET', url: '/api/v1/me?x=…' }, res: { statusCode: 401 } },
    ]);
  });
});
