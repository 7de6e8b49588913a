import { SyncRun } from '../engine/sync-run.entity';
import { SyncWorld } from '../testing';
import { startMirror } from '../testing/read-roster';

describe('the runs of a tenant with a mirror (MIRROR-1)', () => {
  let world: SyncWorld;

  beforeAll(async () => {
    world = await SyncWorld.start({
      sandbox: { args: ['--generate', 'users=60,schools=2,classes=12'] },
    });
    await world.standAlone();
  });
  afterAll(() => world.stop());

  it('are one for each resource, in an order in which references lead to what is known', async () => {
    const tenant = await world.tenant();
    await world.link(tenant, []);
    await startMirror(world, tenant.id);
    expect(await world.tick(tenant.id)).toEqual({ state: 'done' });
    const runs = await world.dataSource
      .getRepository(SyncRun)
      .find({ where: { tenantId: tenant.id }, order: { finishedAt: 'ASC' } });
    expect(runs.map(({ query, state, trigger }) => [query, state, trigger])).toEqual(
      ['users', 'schools', 'people', 'classes', 'school-lists', 'enrollments'].map((query) => [
        query,
        'done',
        'schedule',
      ]),
    );
  });
});
