import { RosterMirror } from '../../roster';
import { SyncRun } from '../engine/sync-run.entity';
import { SyncWorld, type WireTenant } from '../testing';
import { startMirror } from '../testing/read-roster';
import { useVirtualTime, type VirtualTime } from '../testing/virtual-time';

describe('the runs of a tenant with a mirror (MIRROR-1)', () => {
  let world: SyncWorld;
  let tenant: WireTenant;
  let time: VirtualTime;

  beforeAll(async () => {
    world = await SyncWorld.start({
      sandbox: { args: ['--generate', 'users=60,schools=2,classes=12'] },
    });
    await world.standAlone();
    tenant = await world.tenant();
  });
  afterAll(() => world.stop());

  beforeEach(async () => {
    await world.reset();
    await world.link(tenant, []);
    await startMirror(world, tenant.id);
  });

  it('are one for each resource, in an order in which references lead to what is known', async () => {
    expect(await world.tick(tenant.id)).toEqual({ state: 'done' });
    const runs = await world.dataSource
      .getRepository(SyncRun)
      .find({ where: { tenantId: tenant.id }, order: { finishedAt: 'ASC' } });
    expect(runs.map(({ query, state, trigger }) => [query, state, trigger])).toEqual(
      ['users', 'schools', 'people', 'classes', 'names', 'school-lists', 'enrollments'].map(
        (query) => [query, 'done', 'schedule'],
      ),
    );
  });

  describe('as time passes', () => {
    const tick = () => {
      time.advance(5 * 60_000);
      return world.tick(tenant.id, Date.now() + 365 * 24 * 3_600_000);
    };
    const filledAt = async () => {
      const mirrors = world.dataSource.getRepository(RosterMirror);
      return (await mirrors.findOneByOrFail({ tenantId: tenant.id })).filledAt;
    };

    beforeAll(() => {
      time = useVirtualTime(world.api.app, world.sandbox.url);
    });

    it.each([
      ['/education/schools/delta', false],
      ['/education/classes/delta', false],
      ['/education/schools/[^/]+/users', true],
      ['/education/classes/[^/]+/members', true],
    ])(
      'do not complete the mirror while %s fails, and do once it works',
      async (path, batchPart) => {
        await world.control('POST', '/faults', { match: { path, batchPart }, status: 400 });
        expect(await tick()).toEqual({ state: 'failed' });
        expect(await filledAt()).toBeNull();
        await world.control('DELETE', '/faults');
        expect(await tick()).toEqual({ state: 'done' });
        const first = await filledAt();
        expect(first).not.toBeNull();
        expect(await tick()).toEqual({ state: 'done' });
        expect(await filledAt()).toEqual(first);
      },
    );
  });
});
