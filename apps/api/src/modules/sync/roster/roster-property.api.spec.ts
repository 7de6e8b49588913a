import fc from 'fast-check';
import { Lease } from '../../../database/lease.entity';
import { SyncWorld, type WireTenant } from '../testing';
import { dieAt } from '../testing/mortal';
import { rosterOfGraph, rosterOfMirror, startMirror } from '../testing/read-roster';
import { useVirtualTime, type VirtualTime } from '../testing/virtual-time';

/** Longer than any requested wait. */
const longEnough = 20 * 60_000;
const day = 24 * 3_600_000;

const some = fc.nat(200);
const name = fc.constantFrom('North', 'Süd', 'Þórður 🌱', 'a');
const gone = fc.constantFrom({ remove: 'changed' }, { remove: 'deleted' });
const back = fc.constant({ restore: true });

const userChange = fc.oneof(
  fc.record({ displayName: name }).map((patch) => ({ patch })),
  fc.record({ isEnabled: fc.boolean() }).map((patch) => ({ patch })),
  fc.record({ school: some }),
  gone,
  back,
);
const schoolChange = fc.oneof(
  fc.record({ displayName: name }).map((patch) => ({ patch })),
  gone,
  back,
);
const classChange = fc.oneof(
  fc.record({ displayName: name }).map((patch) => ({ patch })),
  fc.record({ classCode: fc.constantFrom('A 1', 'B 2') }).map((patch) => ({ patch })),
  fc.record({ school: some }),
  gone,
  back,
);
const membership = fc.record({
  user: some,
  how: fc.constantFrom('add', 'remove'),
  role: fc.constantFrom('student', 'teacher'),
});

const many = <T>(one: fc.Arbitrary<T>) => fc.array(one, { minLength: 1, maxLength: 5 });
const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('users' as const),
      changes: many(fc.tuple(some, userChange)),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('schools' as const),
      changes: many(fc.tuple(some, schoolChange)),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('classes' as const),
      changes: many(fc.tuple(some, classChange)),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('memberships' as const),
      changes: many(fc.tuple(some, membership)),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('expire' as const),
      as: fc.constantFrom('resyncRequired', 'syncStateNotFound', 'tooOld'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('fault' as const),
      effect: fc.constantFrom<object>(
        { status: 500 },
        { status: 503, retryAfter: 1 },
        { status: 429, retryAfter: 120 },
        { status: 200, body: '<html>Sign in</html>' },
        { reset: true, afterBytes: 300 },
      ),
      times: fc.integer({ min: 1, max: 5 }),
      every: fc.integer({ min: 1, max: 3 }),
      batchPart: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('paging' as const),
      settings: fc.record({
        pageSize: fc.integer({ min: 2, max: 40 }),
        removedAtFirst: fc.boolean(),
        repeat: fc.constantFrom(0, 0.3, 1),
        stale: fc.boolean(),
        replay: fc.nat(6),
        emptyEvery: fc.constantFrom(0, 2, 3),
        shuffle: fc.boolean(),
        seed: fc.nat(1_000),
      }),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('sync' as const),
      dieAt: fc.option(fc.integer({ min: 1, max: 160 })),
      wait: fc.constantFrom(0, 0, day, 7 * day),
    }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

describe('the mirror, whatever happens along the way (MIRROR-1, SYNC-3, SYNC-4, S-18)', () => {
  let world: SyncWorld;
  let tenant: WireTenant;
  let time: VirtualTime;
  let ids: Record<'users' | 'schools' | 'classes', string[]>;

  beforeAll(async () => {
    world = await SyncWorld.start({
      sandbox: { args: ['--generate', 'users=40,schools=3,classes=12'] },
    });
    await world.standAlone();
    time = useVirtualTime(world.api.app, world.sandbox.url);
    tenant = await world.tenant();
    await world.reset();
    await world.link(tenant, []);
    const { schools, classes } = await rosterOfGraph(world, tenant.id);
    ids = {
      users: tenant.users.map(({ id }) => id),
      schools: Object.keys(schools),
      classes: Object.keys(classes),
    };
  });
  afterAll(() => world.stop());

  const pick = (list: readonly string[], nth: number) => list[nth % list.length] ?? '';

  function toChange(kind: 'users' | 'schools' | 'classes', nth: number, change: object): object {
    const id = pick(ids[kind], nth);
    if (!('school' in change)) return { id, ...change };
    const school = pick(ids.schools, Number(change.school));
    return { id, patch: kind === 'users' ? { schoolIds: [school] } : { schoolId: school } };
  }

  async function take(step: Step): Promise<void> {
    const path = `/tenants/${tenant.id}`;
    if (step.kind === 'sync') await sync(step.dieAt, step.wait);
    else if (step.kind === 'expire') await world.control('POST', '/delta/expire', { as: step.as });
    else if (step.kind === 'paging') await world.control('PATCH', '/delta', step.settings);
    else if (step.kind === 'fault') {
      const { effect, times, every, batchPart } = step;
      const match = { path: 'delta|batch|education', batchPart };
      await world.control('POST', '/faults', { match, times, every, ...effect });
    } else if (step.kind === 'memberships') {
      const changes = step.changes.map(([nth, { user, how, role }]) => ({
        classId: pick(ids.classes, nth),
        userId: pick(ids.users, user),
        [how]: role,
      }));
      // What can't be (a member already, a class that is gone) is refused as a whole: nothing happened then.
      await world.control('POST', `${path}/memberships/changes`, changes).catch(() => undefined);
    } else {
      const { kind } = step;
      const changes = step.changes.map(([nth, change]) => toChange(kind, nth, change));
      await world.control('POST', `${path}/${kind}/changes`, changes).catch(() => undefined);
    }
  }

  async function sync(statement: number | null, wait: number): Promise<void> {
    time.advance(wait);
    if (statement === null) await world.sync(tenant.id);
    else await dieAt(world.dataSource, statement, () => world.sync(tenant.id));
    await settle();
  }

  /** The dead process's lease expires, every pause ends, and administrators let stopped rounds continue. */
  async function settle(): Promise<void> {
    await world.dataSource
      .getRepository(Lease)
      .update({ name: `sync:${tenant.id}` }, { holder: null });
    await world.dataSource.query(
      "UPDATE data_sync_records SET phase = 'settle' WHERE phase = 'decision'",
    );
    time.advance(longEnough);
  }

  async function calmDown(): Promise<void> {
    await world.control('DELETE', '/faults');
    // Two ended links, and decisions, may take a run each; a day later all lists have been read again.
    for (let run = 0; run < 4; run += 1) await sync(null, run === 2 ? day : 0);
    expect(await world.sync(tenant.id)).toEqual({ state: 'done' });
  }

  const runs = globalThis.testDatabase === 'mysql' ? 20 : 60;

  it(`equals what Graph lists: ${runs} sequences`, async () => {
    const property = fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
      await world.reset();
      await world.link(tenant, []);
      await startMirror(world, tenant.id);
      time.advance(longEnough);
      for (const one of steps) await take(one);
      await calmDown();
      expect(await rosterOfMirror(world.dataSource, tenant.id)).toEqual(
        await rosterOfGraph(world, tenant.id),
      );
    });
    await fc.assert(property, { numRuns: runs, seed: 20_261_130 });
  }, 900_000);
});
