import { inTransaction } from '../../../database/transactions';
import { MirrorAdministration } from '../administration/mirror-administration';
import { SyncRun } from '../engine/sync-run.entity';
import { SyncWorld } from '../testing';
import { startMirror } from '../testing/read-roster';
import { RunStarts } from './run-starts';

describe('runs of a mirror that was turned off since the state was loaded (MIRROR-1)', () => {
  let world: SyncWorld;

  beforeAll(async () => {
    world = await SyncWorld.start();
    await world.standAlone();
  });
  afterAll(() => world.stop());

  it('are not begun', async () => {
    const tenant = await world.tenant();
    await world.link(tenant, []);
    await startMirror(world, tenant.id);
    const starts = world.api.app.get(RunStarts);
    const before = (await starts.load(tenant.id))!;
    const begin = (nth: number) =>
      starts.begin(before, starts.resources.handlers[nth]!, { trigger: 'schedule' });
    const mirror = world.api.app.get(MirrorAdministration, { strict: false });
    await inTransaction(world.dataSource, () => mirror.turnOff(tenant.id));
    expect(await begin(1)).toBeUndefined();
    expect(await begin(0)).toMatchObject({ query: 'users' });
    const runs = await world.dataSource.getRepository(SyncRun).find();
    expect(runs.map(({ query }) => query)).toEqual(['users']);
  });
});
