import { randomUUID } from 'node:crypto';
import { listRoutes, type Route } from '../../operations/list-routes';
import type { TestBrowser } from '../../testing';
import { Organization } from '../auth';
import { MicrosoftWorld, people } from '../auth/testing';
import { AuditEvent } from './audit/audit-event.entity';
import { UserAccessFailureRow } from './user-access/user-access-failure.entity';
import { UserAccessJob } from './user-access/user-access-job.entity';

/**
 * Every route that is for administrators, with a body that it takes. A new one is added here; whether it reaches another
 * tenant then shows in all rows of the database, so that a new table needs no line.
 */
const bodies: Readonly<Record<string, object>> = {
  'DELETE /api/v1/admin/consent': {},
  'DELETE /api/v1/admin/linked-accounts/:id': {},
  'DELETE /api/v1/admin/login-cache': {},
  'DELETE /api/v1/admin/user-access': {},
  'GET /api/v1/admin/audit': {},
  'GET /api/v1/admin/audit/export': {},
  'GET /api/v1/admin/health': {},
  'GET /api/v1/admin/linked-accounts': {},
  'GET /api/v1/admin/organization': {},
  'GET /api/v1/admin/user-access': {},
  'GET /api/v1/admin/user-access/failures': {},
  'GET /api/v1/admin/user-access/failures/export': {},
  'POST /api/v1/admin/user-access': {},
};

const label = ({ method, path }: Route) => `${method} ${path}`;

/** Of every module: what is for administrators, or lies where that is expected. */
const adminRoutes = (world: MicrosoftWorld): Route[] =>
  listRoutes(world.api.app).filter(
    ({ policy, path }) => policy === 'admin_only' || path.startsWith('/api/v1/admin'),
  );

describe('an administrator and another tenant (S-12)', () => {
  let world: MicrosoftWorld;
  let routes: Route[];
  let tenantId: string;
  let teacherId: string;

  beforeAll(async () => {
    world = await MicrosoftWorld.start({ sandbox: { args: ['--consent', 'all'] } });
    routes = adminRoutes(world);
    ({ tenantId, objectId: teacherId } = await world.idsOf(people.teacher));
  });
  afterAll(() => world.stop());

  beforeEach(async () => {
    await world.reset();
    await world.dataSource.getRepository(UserAccessJob).deleteAll();
    await world.dataSource.getRepository(UserAccessFailureRow).deleteAll();
  });

  /** Every row in which the tenant, its organization or its teacher is named, and how Microsoft has it. */
  async function everythingOf(): Promise<unknown> {
    const organizations = await world.rows(Organization);
    const own = organizations.find((row) => row.tenantId === tenantId);
    const names = [tenantId, teacherId, own?.id ?? tenantId];
    const rows: Record<string, string[]> = {};
    for (const { tableName, target } of world.dataSource.entityMetadatas) {
      const texts = (await world.rows(target)).map((row) => JSON.stringify(row));
      rows[tableName] = texts.filter((text) => names.some((name) => text.includes(name))).sort();
    }
    const tenants = await world.sandbox.control<{ id: string; isConsented: boolean }[]>(
      'GET',
      '/tenants',
    );
    const access = await world.sandbox.control('GET', `/tenants/${tenantId}/access`);
    return { rows, isConsented: tenants.find(({ id }) => id === tenantId)?.isConsented, access };
  }

  async function leaveTraces(): Promise<void> {
    const job = { id: randomUUID(), startedAt: new Date(), finishedAt: new Date(), error: null };
    const place = { total: 1, done: 1, enabled: 0, failed: 1, pageLink: null, lastUserId: null };
    const values = {
      tenantId,
      state: 'done' as const,
      startedBy: 'Known to Contoso',
      inFlight: [],
    };
    await world.dataSource.getRepository(UserAccessJob).insert({ ...values, ...job, ...place });
    await world.dataSource.getRepository(UserAccessFailureRow).insert({
      tenantId,
      userId: teacherId,
      displayName: 'Known to Contoso',
      userPrincipalName: people.teacher,
      status: 400,
      reason: 'x',
    });
    await world.dataSource.getRepository(AuditEvent).insert({
      id: randomUUID(),
      tenantId,
      at: new Date(),
      action: 'link.removed',
      actorName: 'Known to Contoso',
      subject: people.teacher,
      details: {},
    });
  }

  /** The routes with the tenant's ids wherever an id, a tenant or a search can be named. */
  const addressesOf = ({ path }: Route): string[] => {
    const filled = path.replaceAll(/:\w+/g, teacherId);
    return [filled, `${filled}?tenantId=${tenantId}`, `${filled}?search=contoso`];
  };

  /** What the route takes, and the same with the tenant named in it. */
  const bodiesOf = (route: Route): (object | undefined)[] => {
    if (route.method === 'GET') return [undefined];
    const body = bodies[label(route)];
    return [body, { ...body, tenantId, id: teacherId }];
  };

  it('no route is forgotten', () => {
    expect(routes.map(label).sort()).toEqual(Object.keys(bodies).sort());
    expect(routes.filter(({ policy }) => policy !== 'admin_only').map(label)).toEqual([]);
  });

  it('no route shows or changes anything of it, whatever the request names', async () => {
    await world.signedIn(people.admin);
    await world.linked(people.teacher);
    await leaveTraces();
    const before = await everythingOf();
    for (const route of routes) {
      for (const address of addressesOf(route))
        for (const json of bodiesOf(route)) await tryRoute(route, address, json);
      // Work that was started would still go on behind.
      await settled(await world.signedIn(people.fabrikamAdmin));
      expect([label(route), await everythingOf()]).toEqual([label(route), before]);
    }
  });

  async function tryRoute({ method }: Route, address: string, json?: object): Promise<void> {
    // Some routes end the own administrator's tokens, or the consent.
    const stranger = await world.signedIn(people.fabrikamAdmin);
    const { status, body } = await stranger.request(method, address, { ...(json && { json }) });
    expect(`${method} ${address} ${status}`).toMatch(/ (200|202|204|404|403|409|422)$/);
    expect(JSON.stringify(body)).not.toMatch(/contoso/i);
    expect(JSON.stringify(body)).not.toContain(tenantId);
  }

  async function settled(browser: TestBrowser): Promise<void> {
    const path = '/api/v1/admin/user-access';
    while ((await browser.get<{ state: string }>(path)).body.state === 'running');
  }

  it.each([
    { who: 'a teacher', browserOf: () => world.linked(people.teacher) },
    { who: 'a student', browserOf: () => world.linked(people.student) },
    { who: 'somebody who has not linked', browserOf: () => world.signedIn(people.otherTeacher) },
    { who: 'nobody', browserOf: () => world.browser(), expected: '401 login_required' },
  ])('no route lets $who in', async ({ browserOf, expected = '403 admin_only' }) => {
    const browser = await browserOf();
    for (const route of routes) {
      const [address = ''] = addressesOf(route);
      const { status, body } = await browser.request<{ code: string }>(route.method, address);
      expect(`${address}: ${status} ${body.code}`).toBe(`${address}: ${expected}`);
    }
  });

  it('no route changes anything without the CSRF token (S-13)', async () => {
    const admin = await world.signedIn(people.admin);
    for (const route of routes.filter(({ method }) => method !== 'GET')) {
      const [address = ''] = addressesOf(route);
      const answer = await admin.request(route.method, address, { withoutCsrf: true });
      expect(answer).toMatchObject({ status: 403, body: { code: 'csrf_failed' } });
    }
  });
});
