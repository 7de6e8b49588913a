import { randomUUID } from 'node:crypto';
import { RequestMethod } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import type { TestBrowser } from '../../testing';
import { Organization, Profile, TokenCacheRow, UserRole } from '../auth';
import { MicrosoftWorld, people } from '../auth/testing';
import { AdminModule } from './admin.module';
import { AuditEvent } from './audit/audit-event.entity';
import { UserAccessFailureRow } from './user-access/user-access-failure.entity';
import { UserAccessJob } from './user-access/user-access-job.entity';

interface AdminRoute {
  method: string;
  path: string;
}

const read = (key: string, target: object) => Reflect.getMetadata(key, target) as unknown;

/** Every JSON route of the module, so that a new one cannot be forgotten here. */
function adminRoutes(world: MicrosoftWorld): AdminRoute[] {
  const modules = [...world.api.app.get(ModulesContainer).values()];
  const own = modules.find(({ metatype }) => metatype === AdminModule);
  const controllers = [...(own?.controllers.values() ?? [])].map(({ metatype }) => metatype!);
  const routes = controllers.flatMap((controller) => {
    const prototype = controller.prototype as Record<string, object>;
    return Object.getOwnPropertyNames(prototype).flatMap((name) => {
      const handler = prototype[name]!;
      const method = read('method', handler);
      if (typeof method !== 'number') return [];
      const path = [read('path', controller), read('path', handler)].join('/').replace(/\/+$/, '');
      return [{ method: RequestMethod[method]!, path: `/${path}` }];
    });
  });
  return routes.filter(({ path }) => path.startsWith('/api/'));
}

describe('an administrator and another tenant (S-12)', () => {
  let world: MicrosoftWorld;
  let routes: AdminRoute[];
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

  /** All that there is of the tenant that is to stay as it is. */
  async function everythingOf(): Promise<unknown> {
    const organizations = await world.rows(Organization);
    const own = organizations.find((row) => row.tenantId === tenantId);
    const ofTenant = <Row extends { tenantId: string }>(rows: Row[]) =>
      rows.filter((row) => row.tenantId === tenantId);
    const tokens = await world.rows(TokenCacheRow);
    const profiles = await world.rows(Profile);
    const tenants = await world.sandbox.control<{ id: string; isConsented: boolean }[]>(
      'GET',
      '/tenants',
    );
    const access = await world.sandbox.control('GET', `/tenants/${tenantId}/access`);
    return {
      own,
      profiles: profiles.filter(({ organizationId }) => organizationId === own?.id),
      roles: ofTenant(await world.rows(UserRole)),
      tokens: tokens.filter(({ partitionKey }) => partitionKey.startsWith(tenantId)),
      audit: ofTenant(await world.rows(AuditEvent)),
      jobs: ofTenant(await world.rows(UserAccessJob)),
      failures: ofTenant(await world.rows(UserAccessFailureRow)),
      isConsented: tenants.find(({ id }) => id === tenantId)?.isConsented,
      access,
    };
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
  const addressesOf = ({ path }: AdminRoute): string[] => {
    const filled = path.replaceAll(/:\w+/g, teacherId);
    return [filled, `${filled}?tenantId=${tenantId}`, `${filled}?search=contoso`];
  };

  it('there are routes to try', () => {
    expect(routes.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([
      'DELETE /api/v1/admin/consent',
      'DELETE /api/v1/admin/linked-accounts/:id',
      'DELETE /api/v1/admin/login-cache',
      'DELETE /api/v1/admin/user-access',
      'GET /api/v1/admin/audit',
      'GET /api/v1/admin/audit/export',
      'GET /api/v1/admin/health',
      'GET /api/v1/admin/linked-accounts',
      'GET /api/v1/admin/organization',
      'GET /api/v1/admin/user-access',
      'GET /api/v1/admin/user-access/failures',
      'GET /api/v1/admin/user-access/failures/export',
      'POST /api/v1/admin/user-access',
    ]);
  });

  it('no route shows or changes anything of it, whatever the request names', async () => {
    await world.signedIn(people.admin);
    await world.linked(people.teacher);
    await leaveTraces();
    const before = await everythingOf();
    for (const route of routes) {
      for (const address of addressesOf(route)) {
        // Some of them end the own administrator's tokens, or the consent.
        const stranger = await world.signedIn(people.fabrikamAdmin);
        const { status, body } = await stranger.request(route.method, address, {
          ...(route.method !== 'GET' && { json: { tenantId, id: teacherId } }),
        });
        expect(`${address} ${status}`).toMatch(/ (200|202|204|404|403|422)$/);
        expect(JSON.stringify(body)).not.toMatch(/contoso/i);
        expect(JSON.stringify(body)).not.toContain(tenantId);
      }
      // Work that was started would still go on behind.
      const settles = await world.signedIn(people.fabrikamAdmin);
      await settled(settles);
      expect([route, await everythingOf()]).toEqual([route, before]);
    }
  });

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
