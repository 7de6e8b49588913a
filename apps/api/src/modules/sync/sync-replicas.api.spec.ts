import { Lease } from '../../database/lease.entity';
import { startApi, type TestApi } from '../../testing';
import { SyncRun } from './engine/sync-run.entity';
import { SyncWorld, type WireTenant } from './testing';

const ticks = 100;
/** Longer than the spec takes. */
const forever = 600_000;

describe('the sync on two replicas (SYNC-5)', () => {
  let one: SyncWorld;
  let other: SyncWorld;
  let replica: TestApi;
  let tenants: WireTenant[];

  beforeAll(async () => {
    const roster = 'tenants=3,users=30,classes=1,schools=1';
    const args = ['--generate', roster, '--consent', 'all'];
    one = await SyncWorld.start({ sandbox: { args } });
    replica = await startApi({ sandbox: one.sandbox, database: one.api.database });
    other = SyncWorld.on(one.sandbox, replica);
    tenants = await one.control<WireTenant[]>('GET', '/tenants');
  });
  afterAll(async () => {
    await replica.stop();
    await one.stop();
  });

  beforeEach(async () => {
    await one.reset();
    for (const tenant of tenants) {
      await one.link(
        tenant,
        tenant.users.slice(0, 25).map(({ id }) => id),
      );
    }
  });

  const runsOf = (tenantId: string) =>
    one.dataSource
      .getRepository(SyncRun)
      .find({ where: { tenantId }, order: { startedAt: 'ASC' } });
  /** A fault is gone once it has struck as often as it may. */
  const isArmed = async (id: string) => {
    const { value } = await one.control<{ value: { id: string }[] }>('GET', '/faults');
    return value.some((fault) => fault.id === id);
  };
  const letLeaseRunOut = () =>
    one.dataSource.createQueryBuilder().update(Lease).set({ expiresMs: 0 }).execute();

  it(`syncs each tenant once per tick, never twice at once: ${ticks} ticks`, async () => {
    const requests = await one.microsoft.requests(async () => {
      for (let tick = 0; tick < ticks; tick += 1) {
        const scheduledFor = Date.now();
        const both = [one, other].flatMap((world) =>
          tenants.map(({ id }) => world.tick(id, scheduledFor)),
        );
        await Promise.all(both);
      }
    });
    for (const { id } of tenants) {
      const runs = await runsOf(id);
      expect(runs.filter(({ state }) => state === 'done')).toHaveLength(ticks);
      const overlaps = runs.filter(
        ({ startedAt }, index) => index > 0 && startedAt < runs[index - 1]!.finishedAt!,
      );
      expect(overlaps).toEqual([]);
    }
    const asked = requests.filter(({ path }) => path.includes('/users/delta'));
    expect(asked).toHaveLength(ticks * tenants.length);
  });

  it('keeps off while another replica is syncing, and takes over after its lease (SYNC-3)', async () => {
    const [tenant] = tenants as [WireTenant];
    await one.control('PATCH', '/delta', { pageSize: 10 });
    const fault = { match: { path: 'skiptoken' }, latency: forever, times: 1 };
    const { id } = await one.control<{ id: string }>('POST', '/faults', fault);
    const slow = one.sync(tenant.id);
    while (await isArmed(id));
    expect(await other.tick(tenant.id)).toEqual({ state: 'busy' });

    // As if its process had hung for half a minute.
    await letLeaseRunOut();
    expect(await other.tick(tenant.id)).toEqual({ state: 'done' });
    const [done] = await runsOf(tenant.id);
    await one.control('DELETE', '/faults');

    expect(await slow).toEqual({ state: 'stopped' });
    expect(await runsOf(tenant.id)).toEqual([done]);
    expect(done).toMatchObject({ state: 'done', updated: 25 });
    expect(done!.received).toBe(25 + done!.unknown);
  });
});
