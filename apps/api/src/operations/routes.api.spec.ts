import type { Problem, Role } from '@app/contracts';
import { addLinkedPerson, openSession, startApi, type TestApi, type TestBrowser } from '../testing';
import { listRoutes, type Route } from './list-routes';

/** Every route open to anyone. A new one is a deliberate choice: add it here, or give it another policy. */
const publicRoutes = [
  'GET /.well-known/oauth-authorization-server',
  'GET /api/docs',
  'GET /api/docs/:file',
  'GET /api/openapi.json',
  'GET /api/v1/session',
  'GET /auth/microsoft/admin-consent',
  'GET /auth/microsoft/admin-consent/callback',
  'GET /auth/microsoft/callback',
  'GET /auth/microsoft/link',
  'GET /auth/microsoft/login',
  'GET /health/live',
  'GET /health/ready',
  'GET /oauth/jwks',
  'POST /api/v1/accounts',
  'POST /api/v1/session',
  'POST /oauth/token',
];

const label = ({ method, path }: Route) => `${method} ${path}`;
const addressOf = ({ path }: Route) => path.replaceAll(/:\w+/g, crypto.randomUUID());

describe('every route (AUTH-8)', () => {
  let api: TestApi;
  let routes: Route[];

  beforeAll(async () => {
    api = await startApi();
    routes = listRoutes(api.app);
  });

  afterAll(() => api.stop());

  /** @returns the routes that didn't answer as expected */
  async function callAll(browser: TestBrowser, policies: string[], expected: string) {
    const wrong: string[] = [];
    for (const route of routes.filter(({ policy }) => policies.includes(policy ?? ''))) {
      const { status, body } = await browser.request<Problem>(route.method, addressOf(route));
      if (`${status} ${body.code}` !== expected)
        wrong.push(`${label(route)}: ${status} ${body.code}`);
    }
    return wrong;
  }

  const as = async (roles: Role[]) => {
    const { microsoft } = await addLinkedPerson(api, roles);
    return openSession(api, { microsoft });
  };

  it('is found: there are some for each policy', () => {
    const policies = new Set(routes.map(({ policy }) => policy));
    expect([...policies].sort()).toEqual([
      'admin_only',
      'linked_users_only',
      'login_required',
      'programs_only',
      'public',
    ]);
    expect(routes.length).toBeGreaterThan(20);
  });

  it('declares who may call it', () => {
    expect(routes.filter(({ policy }) => !policy).map(label)).toEqual([]);
  });

  it('is closed to the public, except these', () => {
    const open = routes.filter(({ policy }) => policy === 'public').map(label);
    expect(open.sort()).toEqual(publicRoutes);
  });

  it("asks anyone who isn't signed in to sign in", async () => {
    const policies = ['login_required', 'linked_users_only', 'admin_only'];
    expect(await callAll(api.browser(), policies, '401 login_required')).toEqual([]);
  });

  it('asks a local account to link first, and keeps it from administration', async () => {
    const browser = api.browser();
    await browser.register('local@school.example');
    expect(await callAll(browser, ['linked_users_only'], '403 linked_users_only')).toEqual([]);
    expect(await callAll(browser, ['admin_only'], '403 admin_only')).toEqual([]);
  });

  it('asks a Microsoft account to link first', async () => {
    const { microsoft } = await addLinkedPerson(api);
    const stranger = { ...microsoft, objectId: crypto.randomUUID() };
    const browser = await openSession(api, { microsoft: stranger });
    expect(await callAll(browser, ['linked_users_only'], '403 linked_users_only')).toEqual([]);
  });

  it.each<[Role]>([['Teacher'], ['Student']])('keeps a %s from administration', async (role) => {
    expect(await callAll(await as([role]), ['admin_only'], '403 admin_only')).toEqual([]);
  });

  it('refuses other methods with 405', async () => {
    const { status, body, headers } = await api.browser().request<Problem>('PUT', '/api/v1/me');
    expect([status, body.code]).toEqual([405, 'method_not_allowed']);
    expect(headers.get('allow')).toBe('GET, HEAD, PATCH');
  });
});
