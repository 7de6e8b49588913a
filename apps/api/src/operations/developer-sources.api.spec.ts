import type { DeveloperSources, Problem, Session } from '@app/contracts';
import { startApi, type TestApi } from '../testing';

const path = '/api/v1/developer/sources';

describe('the sources for the developer panel (DEMO-1)', () => {
  let api: TestApi;
  afterEach(() => api.stop());

  async function registered() {
    const browser = api.browser();
    const account = {
      email: 'ann@x.example',
      password: 'a long password',
      favoriteColor: '#2F19FF',
    };
    expect((await browser.post('/api/v1/accounts', account)).status).toBe(201);
    return browser;
  }

  it("are shown to signed-in users, along with the repository's URL", async () => {
    const SOURCE_CODE_REPOSITORY_URL = 'https://github.com/owner/name/blob/main/';
    api = await startApi({ environment: { DEMO_HELPER: 'true', SOURCE_CODE_REPOSITORY_URL } });
    const nobody = await api.browser().get<Problem>(path);
    expect([nobody.status, nobody.body.code]).toEqual([401, 'login_required']);
    const browser = await registered();
    const { status, body } = await browser.get<DeveloperSources>(path);
    const repositoryUrl = 'https://github.com/owner/name/blob/main';
    expect([status, body]).toEqual([200, { repositoryUrl, sources: {} }]);
    const session = await browser.get<Session>('/api/v1/session');
    expect(session.body.demoHelper).toBe(true);
  });

  it("don't exist without the panel", async () => {
    api = await startApi();
    const browser = await registered();
    expect((await browser.get(path)).status).toBe(404);
    const session = await browser.get<Session>('/api/v1/session');
    expect(session.body).not.toHaveProperty('demoHelper');
    expect(session.headers.has('server-timing')).toBe(false);
  });

  it('have no links if there is no known repository', async () => {
    api = await startApi({ environment: { DEMO_HELPER: 'true' } });
    const { body } = await (await registered()).get<DeveloperSources>(path);
    expect(body.repositoryUrl).toBeNull();
  });
});
