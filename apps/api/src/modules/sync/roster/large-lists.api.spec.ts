import { DataSyncRecord } from '../engine/data-sync-record.entity';
import { SyncAdministration } from '../administration/sync-administration';
import { SyncWorld, type WireTenant } from '../testing';
import { rosterOfGraph, rosterOfMirror, startMirror } from '../testing/read-roster';
import { useVirtualTime, type VirtualTime } from '../testing/virtual-time';

const day = 24 * 3_600_000;
const people = 2_300;
const classes = 1_050;
const inOneClass = 1_200;

describe('lists longer than a statement takes (MIRROR-1)', () => {
  let world: SyncWorld;
  let tenant: WireTenant;
  let time: VirtualTime;

  beforeAll(async () => {
    const roster = `users=${people},schools=1,classes=${classes},classSize=2`;
    world = await SyncWorld.start({ sandbox: { args: ['--generate', roster] } });
    await world.standAlone();
    time = useVirtualTime(world.api.app, world.sandbox.url);
    tenant = await world.tenant();
    await world.link(tenant, []);
    await startMirror(world, tenant.id);
  });
  afterAll(() => world.stop());

  const mirror = () => rosterOfMirror(world.dataSource, tenant.id);
  const tick = () => {
    time.advance(1_000);
    return world.tick(tenant.id, Date.now() + 365 * day);
  };

  async function decide(choice: 'goOn' | 'discard'): Promise<void> {
    const stopped = await world.dataSource
      .getRepository(DataSyncRecord)
      .findOneByOrFail({ tenantId: tenant.id, phase: 'decision' });
    const administration = world.api.app.get(SyncAdministration, { strict: false });
    await administration[choice](tenant.id, stopped.runId ?? '');
  }

  it('are read, emptied and filled again', async () => {
    expect(await tick()).toEqual({ state: 'done' });
    const before = await mirror();
    expect(before.atSchools.length).toBeGreaterThan(people + classes - 100);
    const classId = Object.keys(before.classes)[0] ?? '';
    const taken = new Set(
      before.enrollments
        .filter((text) => text.startsWith(classId))
        .map((text) => text.slice(37, 73)),
    );
    const joining = Object.keys(before.people)
      .filter((id) => !taken.has(id))
      .slice(0, inOneClass);
    const change = (how: 'add' | 'remove') =>
      world.control(
        'POST',
        `/tenants/${tenant.id}/memberships/changes`,
        joining.map((userId) => ({ classId, userId, [how]: 'student' })),
      );
    await change('add');
    expect(await tick()).toEqual({ state: 'done' });
    const full = await mirror();
    expect(full.enrollments).toHaveLength(before.enrollments.length + inOneClass);

    await change('remove');
    expect(await tick()).toEqual({ state: 'decision' });
    await decide('goOn');
    expect(await tick()).toEqual({ state: 'done' });
    expect(await mirror()).toEqual(before);

    const match = { path: '/education/schools/[^/]+/(users|classes)', batchPart: true };
    await world.control('POST', '/faults', { match, status: 200, body: { value: [] } });
    time.advance(day);
    expect(await tick()).toEqual({ state: 'decision' });
    await decide('goOn');
    expect(await tick()).toEqual({ state: 'done' });
    expect((await mirror()).atSchools).toEqual([]);
    await world.control('DELETE', '/faults');
    time.advance(day);
    expect(await tick()).toEqual({ state: 'done' });
    expect(await mirror()).toEqual(before);
    expect((await rosterOfGraph(world, tenant.id)).atSchools).toEqual(before.atSchools);
  }, 120_000);
});
