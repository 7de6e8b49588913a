import { Organization } from '../auth';
import { SyncWorld, type WireTenant } from './testing';

describe('a tenant’s sync', () => {
  let world: SyncWorld;
  let tenant: WireTenant;
  let ids: string[];

  beforeAll(async () => {
    world = await SyncWorld.start();
    tenant = await world.tenant();
    ids = tenant.users.slice(0, 25).map(({ id }) => id);
  });
  afterAll(() => world.stop());

  beforeEach(async () => {
    await world.microsoft.reset();
    await world.link(tenant, ids);
  });

  const patch = (id: string, changes: object) =>
    world.control('PATCH', `/tenants/${tenant.id}/users/${id}`, changes);

  it('goes through everybody first, afterwards through what changed (SYNC-1, SYNC-2)', async () => {
    expect(await world.sync(tenant.id)).toEqual({ state: 'done' });
    const first = await world.lastRun(tenant.id);
    expect(first).toMatchObject({ state: 'done', isFull: true, updated: 25, removed: 0 });
    expect(first.received).toBe(first.unknown + 25);

    await patch(ids[0]!, { jobTitle: 'Head', department: null });
    expect(await world.sync(tenant.id)).toEqual({ state: 'done' });
    const second = await world.lastRun(tenant.id);
    expect(second).toMatchObject({ state: 'done', isFull: false, received: 1, updated: 1 });
    const account = await world.account(ids[0]!);
    expect(account).toMatchObject({ jobTitle: 'Head', department: null });
    expect(await world.dataSource.getRepository(Organization).count()).toBe(1);
  });
});
