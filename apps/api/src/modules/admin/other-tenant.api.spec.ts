import { randomUUID } from 'node:crypto';
import { listRoutes, type Route } from '../../operations/list-routes';
import type { TestBrowser } from '../../testing';
import { Organization } from '../auth';
import { MicrosoftWorld, people } from '../auth/testing';
import { SyncRemoval, SyncRun } from '../sync';
import { AuditEvent } from './audit/audit-event.entity';
import { UserAccessFailure } from './user-access/user-access-failure.entity';
import { UserAccessJob } from './user-access/user-access-job.entity';

/** A run of the other tenant that is waiting for a decision. */
const foreignRun = randomUUID();

/**
 * Every administrator route, with a body it accepts. Add new ones here; whether they reach another tenant shows in all
 * rows of the database, so new tables need no line.
 */
const bodies: Readonly<Record<string, object>> = {
  'DELETE /api/v1/admin/api-clients/:id': {},
  'DELETE /api/v1/admin/api-clients/:id/secrets/:secretId': {},
  'DELETE /api/v1/admin/consent': {},
  'DELETE /api/v1/admin/linked-accounts/:id': {},
  'DELETE /api/v1/admin/login-cache': {},
  'DELETE /api/v1/admin/user-access': {},
  'GET /api/v1/admin/api-clients': {},
  'GET /api/v1/admin/audit': {},
  'GET /api/v1/admin/audit/export': {},
  'GET /api/v1/admin/health': {},
  'GET /api/v1/admin/linked-accounts': {},
  'GET /api/v1/admin/organization': {},
  'GET /api/v1/admin/sync': {},
  'GET /api/v1/admin/sync/removals': {},
  'GET /api/v1/admin/user-access': {},
  'GET /api/v1/admin/user-access/failures': {},
  'GET /api/v1/admin/user-access/failures/export': {},
  'POST /api/v1/admin/api-clients': { name: 'Library', scopes: ['roster.readonly'] },
  'POST /api/v1/admin/api-clients/:id/secrets': {},
  'POST /api/v1/admin/mirror/refill': {},
  'POST /api/v1/admin/sync': {},
  'POST /api/v1/admin/sync/decision': { runId: foreignRun, choice: 'discard' },
  'POST /api/v1/admin/user-access': {},
  'PUT /api/v1/admin/mirror': { enabled: false },
  'PUT /api/v1/admin/sync/pause': { paused: true },
};

interface Attempt {
  method: string;
  address: string;
  json?: object;
}

const label = ({ method, path }: Route) => `${method} ${path}`;

/** The administrator routes of every module, and any route under the administration's path. */
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
    await world.dataSource.getRepository(UserAccessFailure).deleteAll();
  });

  /** Every row that names the tenant, its organization or its teacher, and its state at Microsoft. */
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
    await world.dataSource.getRepository(UserAccessFailure).insert({
      tenantId,
      userId: teacherId,
      displayName: 'Known to Contoso',
      userPrincipalName: people.teacher,
      status: 400,
      reason: 'x',
    });
    await world.dataSource.getRepository(SyncRun).insert({
      id: foreignRun,
      tenantId,
      query: 'users',
      startedAt: new Date(),
      state: 'paused',
      trigger: 'administrator',
      startedBy: 'Known to Contoso',
    });
    await world.dataSource
      .getRepository(SyncRemoval)
      .insert({ tenantId, query: 'users', objectId: teacherId, reason: 'deleted' });
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

  const addressOf = ({ path }: Route): string => path.replaceAll(/:\w+/g, teacherId);

  /** Uses the tenant's ids wherever an id, a tenant or a search can be given. */
  const attemptsOf = (route: Route): Attempt[] => {
    const { method } = route;
    const address = addressOf(route);
    const body = bodies[label(route)];
    const attempts = [
      { address, json: body },
      { address: `${address}?tenantId=${tenantId}`, json: { ...body, tenantId, id: teacherId } },
      { address: `${address}?search=contoso`, json: body },
    ];
    return attempts.map(({ address, json }) => ({
      method,
      address,
      ...(method !== 'GET' && json && { json }),
    }));
  };

  it('no route is missing here', () => {
    expect(routes.map(label).sort()).toEqual(Object.keys(bodies).sort());
    expect(routes.filter(({ policy }) => policy !== 'admin_only').map(label)).toEqual([]);
  });

  it('no route shows or changes anything of the other tenant, whatever the request names', async () => {
    await world.signedIn(people.admin);
    await world.linked(people.teacher);
    await leaveTraces();
    const before = await everythingOf();
    for (const route of routes) {
      let stranger = await world.signedIn(people.fabrikamAdmin);
      for (const attempt of attemptsOf(route)) {
        await expectNothingOfIt(stranger, attempt);
        // It may have ended this administrator's own tokens or consent.
        if (route.method !== 'GET') stranger = await world.signedIn(people.fabrikamAdmin);
      }
      // Started work would still be running in the background.
      await settled(stranger);
      expect([label(route), await everythingOf()]).toEqual([label(route), before]);
    }
  });

  async function expectNothingOfIt(
    stranger: TestBrowser,
    { method, address, ...options }: Attempt,
  ): Promise<void> {
    const { status, body } = await stranger.request(method, address, options);
    expect(`${method} ${address} ${status}`).toMatch(/ (200|201|202|204|404|403|409|422)$/);
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
    { who: 'an unlinked user', browserOf: () => world.signedIn(people.otherTeacher) },
    { who: 'a visitor', browserOf: () => world.browser(), expected: '401 login_required' },
  ])('no route lets $who in', async ({ browserOf, expected = '403 admin_only' }) => {
    const browser = await browserOf();
    for (const route of routes) {
      const address = addressOf(route);
      const { status, body } = await browser.request<{ code: string }>(route.method, address);
      expect(`${address}: ${status} ${body.code}`).toBe(`${address}: ${expected}`);
    }
  });

  it('no route changes anything without the CSRF token (S-13)', async () => {
    const admin = await world.signedIn(people.admin);
    for (const route of routes.filter(({ method }) => method !== 'GET')) {
      const address = addressOf(route);
      const answer = await admin.request(route.method, address, { withoutCsrf: true });
      expect(answer).toMatchObject({ status: 403, body: { code: 'csrf_failed' } });
    }
  });
});
