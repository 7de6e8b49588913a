import type {
  AdminHealth,
  AuditList,
  SyncRemovalList,
  SyncResource,
  SyncStatus,
} from '@app/contracts';
import type { TestBrowser } from '../../../testing';
import { people } from '../../auth/testing';
import { RosterClass } from '../../roster';
import { SyncRemoval } from '../../sync';
import { SyncWorld, type WireTenant } from '../../sync/testing';
import { startMirror } from '../../sync/testing/read-roster';

const path = '/api/v1/admin/sync';

describe('what administrators see of the mirror (ADM-7, MIRROR-1)', () => {
  let world: SyncWorld;
  let tenant: WireTenant;
  let admin: TestBrowser;

  beforeAll(async () => {
    world = await SyncWorld.start({
      sandbox: { args: ['--generate', 'users=120,schools=2,classes=40'] },
    });
    await world.standAlone();
    tenant = await world.tenant();
  });
  afterAll(() => world.stop());

  beforeEach(async () => {
    await world.reset();
    admin = await world.microsoft.signedIn(people.admin);
    await world.link(tenant, []);
    await startMirror(world, tenant.id);
    expect(await world.sync(tenant.id)).toEqual({ state: 'done' });
  });

  const show = async () => (await admin.get<SyncStatus>(path)).body;
  const later = (seconds: number) => Date.now() + seconds * 1_000;
  const listOf = async (resource: SyncResource) =>
    (await admin.get<SyncRemovalList>(`${path}/removals?resource=${resource}&limit=2`)).body;

  it('is what it holds, how old that is, and where each resource stands', async () => {
    const { mirror, resources, runs } = await show();
    expect(mirror).toMatchObject({
      state: 'ready',
      counts: { schools: 2, people: 121, classes: 40 },
    });
    expect(mirror.counts?.enrollments).toBeGreaterThan(100);
    const finished = resources.map(({ lastFinished }) => lastFinished);
    expect(finished.every(Boolean)).toBe(true);
    expect(mirror.asOf).toBe([...finished.slice(1, 4)].sort()[0]);
    expect(resources.map(({ resource, phase, failed }) => [resource, phase, failed])).toEqual(
      ['users', 'schools', 'people', 'classes', 'names', 'school-lists', 'enrollments'].map(
        (resource) => [resource, 'idle', false],
      ),
    );
    const added = runs.find(({ resource }) => resource === 'classes')?.added;
    expect(added).toBe(40);
  });

  it('counts again only what has changed, whoever looks', async () => {
    await show();
    const counts = async () =>
      (await world.statements(show)).filter((sql) => sql.includes('COUNT(*)')).length;
    expect(await counts()).toBe(0);
    await world.control('PATCH', `/tenants/${tenant.id}/users/${tenant.users[3]!.id}`, {
      displayName: 'Ann Other',
    });
    await world.tick(tenant.id, later(60));
    expect(await counts()).toBe(1);
  });

  it('leaves out runs of the roster in which nothing changed', async () => {
    const { length: before } = (await show()).runs;
    await world.tick(tenant.id, later(60));
    const { runs } = await show();
    expect(runs).toHaveLength(before + 1);
    expect(runs[0]).toMatchObject({ resource: 'users', state: 'done' });
  });

  describe('when many classes are gone (SYNC-8)', () => {
    beforeEach(async () => {
      const classes = world.dataSource.getRepository(RosterClass);
      const found = await classes.find({ take: 25 });
      const gone = found.map(({ id }) => ({ id, remove: 'deleted' }));
      await world.control('POST', `/tenants/${tenant.id}/classes/changes`, gone);
      await world.control('POST', '/delta/expire');
      expect(await world.tick(tenant.id, later(60))).toEqual({ state: 'decision' });
    });

    it('asks about them, and goes on with the users meanwhile', async () => {
      const { decision, resources } = await show();
      expect(decision).toMatchObject({ resource: 'classes', remove: 25, known: 40, deactivate: 0 });
      expect(resources.find(({ resource }) => resource === 'classes')?.phase).toBe('decision');
      expect(await world.tick(tenant.id, later(120))).toEqual({ state: 'decision' });
      const { runs } = await show();
      expect(runs[0]).toMatchObject({ resource: 'users', state: 'done' });
      const { checks } = (await admin.get<AdminHealth>('/api/v1/admin/health')).body;
      const found = checks.find(({ id }) => id === 'roster');
      expect(found).toMatchObject({ status: 'warning', title: 'Waiting for a decision' });
    });

    it('lists them, and records what was decided', async () => {
      const { decision } = await show();
      const { value, nextCursor } = await listOf('classes');
      expect(value).toHaveLength(2);
      expect(value[0]).toMatchObject({ localEmail: null, microsoftEmail: null, reason: 'deleted' });
      expect(value[0]?.displayName).toEqual(expect.any(String));
      expect(nextCursor).toEqual(expect.any(String));
      expect((await listOf('users')).value).toEqual([]);
      const choice = { runId: decision?.runId, choice: 'discard' };
      expect((await admin.post(`${path}/decision`, choice)).status).toBe(200);
      expect((await show()).mirror.counts?.classes).toBe(40);
      const [entry] = (await admin.get<AuditList>('/api/v1/admin/audit')).body.value;
      expect(entry).toMatchObject({
        action: 'sync.discarded',
        subject: 'classes',
        details: { removed: 25 },
      });
    });
  });

  it.each([
    ['schools', 'roster_schools'],
    ['people', 'roster_people'],
    ['school-lists', 'roster_school_people'],
    ['school-lists', 'roster_school_classes'],
    ['enrollments', 'roster_enrollments'],
  ] as const)('lists what would go of %s, by name (%s)', async (resource, table) => {
    const [row] = await world.dataSource.query<{ id: string }[]>(`SELECT id FROM ${table} LIMIT 1`);
    const noted = { tenantId: tenant.id, query: resource, objectId: row!.id };
    const removals = world.dataSource.getRepository(SyncRemoval);
    await removals.insert({ ...noted, reason: 'deleted' });
    await removals.insert({ ...noted, objectId: crypto.randomUUID(), reason: 'deleted' });
    const { value } = await listOf(resource);
    expect(value).toMatchObject([{ id: row!.id, displayName: expect.any(String) as string }]);
    const isOfSomething = resource === 'school-lists' || resource === 'enrollments';
    if (isOfSomething) expect(value[0]?.detail).toEqual(expect.any(String));
  });

  it('rejects the list of something unknown', async () => {
    expect((await admin.get(`${path}/removals?resource=desks`)).status).toBe(422);
  });
});
