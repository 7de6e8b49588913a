import fc from 'fast-check';
import { DataSource } from 'typeorm';
import { startApi, type TestApi } from '../../testing';
import { Lease } from '../../database/lease.entity';
import { dieAt } from './testing/mortal';
import { SyncWorld, type WireTenant } from './testing';
import { useVirtualTime, type VirtualTime } from './testing/virtual-time';

const people = 30;
/** Longer than any requested wait. */
const longEnough = 20 * 60_000;

const who = fc.nat(people - 1);
const text = fc.constantFrom('Head', 'Teacher', 'Librarian', null);
const patch = fc.oneof(
  fc.record({ jobTitle: text }),
  fc.record({ department: text, mobilePhone: text }),
  fc.record({ mail: fc.constantFrom('a@school.example', 'b@school.example', null) }),
  fc.record({ displayName: fc.constantFrom('Ann', 'Ben') }),
  fc.record({ isEnabled: fc.boolean() }),
);
const change = fc.oneof(
  { weight: 5, arbitrary: patch.map((patch) => ({ patch })) },
  { weight: 2, arbitrary: fc.constantFrom({ remove: 'changed' }, { remove: 'deleted' }) },
  { weight: 2, arbitrary: fc.constant({ restore: true }) },
);
const fault = fc.record({
  effect: fc.constantFrom(
    { status: 500 },
    { status: 503, retryAfter: 1 },
    { status: 429, retryAfter: 2 },
    { status: 429, retryAfter: 120 },
    { status: 401 },
    { status: 200, body: '<html>Sign in</html>' },
    { reset: true },
    { reset: true, afterBytes: 300 },
  ),
  times: fc.integer({ min: 1, max: 5 }),
  every: fc.integer({ min: 1, max: 3 }),
});
const paging = fc.record({
  pageSize: fc.integer({ min: 2, max: 40 }),
  removedAtFirst: fc.boolean(),
  repeat: fc.constantFrom(0, 0.3, 1),
  stale: fc.boolean(),
  replay: fc.nat(6),
  emptyEvery: fc.constantFrom(0, 2, 3),
  shuffle: fc.boolean(),
  seed: fc.nat(1_000),
});
const signal = fc.constantFrom('resyncRequired', 'syncStateNotFound', 'tooOld');

type Step =
  | { kind: 'change'; changes: { who: number; change: object }[] }
  | { kind: 'expire'; as: string }
  | { kind: 'fault'; fault: { effect: object; times: number; every: number } }
  | { kind: 'paging'; settings: object }
  | { kind: 'sync'; dieAt: number | null };

const changes = fc.array(fc.record({ who, change }), { minLength: 1, maxLength: 6 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: changes.map((changes) => ({ kind: 'change', changes }) as const),
  },
  { weight: 1, arbitrary: signal.map((as) => ({ kind: 'expire', as }) as const) },
  { weight: 2, arbitrary: fault.map((fault) => ({ kind: 'fault', fault }) as const) },
  { weight: 2, arbitrary: paging.map((settings) => ({ kind: 'paging', settings }) as const) },
  {
    weight: 6,
    arbitrary: fc
      .option(fc.integer({ min: 1, max: 80 }))
      .map((dieAt) => ({ kind: 'sync', dieAt }) as const),
  },
);

interface Account {
  id: string;
  reason: string | null;
  isActive: number | boolean;
}

/** What must be the same however the changes arrived. The last known fields of soft-deleted users may differ. */
async function accountsOf(dataSource: DataSource): Promise<object[]> {
  const rows: Account[] = await dataSource.query(accounts);
  return rows.map((row) => {
    const { id, reason, isActive } = row;
    return reason === 'changed' ? { id, reason, isActive } : row;
  });
}

const accounts = `SELECT p.o365_user_id AS id, p.o365_email AS email, p.o365_display_name AS name,
    p.job_title AS jobTitle, p.department AS department, p.mobile_phone AS mobilePhone,
    p.inactive_reason AS reason, u.is_active AS isActive
  FROM profiles p JOIN auth_user u ON u.id = p.user_id ORDER BY p.o365_user_id`;

describe('the sync, whatever happens along the way (SYNC-3, SYNC-4, S-18, S-19)', () => {
  let world: SyncWorld;
  let other: TestApi;
  let time: VirtualTime;
  let tenant: WireTenant;
  let ids: string[];

  beforeAll(async () => {
    world = await SyncWorld.start({ sandbox: { args: ['--generate', 'users=40,classes=2'] } });
    await world.standAlone();
    other = await startApi({ sandbox: world.microsoft.sandbox });
    time = useVirtualTime(world.microsoft.api.app, world.microsoft.sandbox.url);
    tenant = await world.tenant();
    ids = tenant.users.slice(0, people).map(({ id }) => id);
  });
  afterAll(async () => {
    await other.stop();
    await world.stop();
  });

  const undisturbed = () => SyncWorld.on(world.microsoft.sandbox, other);

  async function reset(): Promise<void> {
    await world.reset();
    await undisturbed().forget();
    time.advance(longEnough);
    await world.link(tenant, ids);
    await undisturbed().link(tenant, ids);
  }

  async function take(step: Step): Promise<void> {
    if (step.kind === 'change') {
      const body = step.changes.map(({ who, change }) => ({ id: ids[who], ...change }));
      await world.control('POST', `/tenants/${tenant.id}/users/changes`, body);
    } else if (step.kind === 'expire') {
      await world.control('POST', '/delta/expire', { as: step.as });
    } else if (step.kind === 'fault') {
      const { effect, ...how } = step.fault;
      await world.control('POST', '/faults', { match: { path: 'delta|batch' }, ...how, ...effect });
    } else if (step.kind === 'paging') {
      await world.control('PATCH', '/delta', step.settings);
    } else {
      await sync(step.dieAt);
    }
  }

  async function sync(statement: number | null): Promise<void> {
    if (statement === null) await world.sync(tenant.id);
    else await dieAt(world.dataSource, statement, () => world.sync(tenant.id));
    // The dead process's lease expires, and every pause ends.
    await world.dataSource
      .getRepository(Lease)
      .update({ name: `sync:${tenant.id}` }, { holder: null });
    time.advance(longEnough);
  }

  async function calmDown(): Promise<void> {
    await world.control('DELETE', '/faults');
    // A run restarts only once: at its second ended link it fails, and the next one continues.
    const first = await world.sync(tenant.id);
    if (first.state === 'failed') await world.sync(tenant.id);
    // Interrupted work is finished by now, and this run sees what has changed since.
    expect(await world.sync(tenant.id)).toEqual({ state: 'done' });
  }

  const runs = globalThis.testDatabase === 'mysql' ? 100 : 500;

  it(`ends like a single undisturbed full run: ${runs} sequences`, async () => {
    const property = fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
      await reset();
      for (const step of steps) await take(step);
      await calmDown();
      await world.control('PATCH', '/delta', {
        pageSize: 999,
        repeat: 0,
        replay: 0,
        emptyEvery: 0,
      });
      expect(await undisturbed().sync(tenant.id)).toEqual({ state: 'done' });
      const [ours, theirs] = await Promise.all([
        accountsOf(world.dataSource),
        accountsOf(other.app.get(DataSource)),
      ]);
      expect(ours).toEqual(theirs);
    });
    await fc.assert(property, { numRuns: runs, seed: 20_261_127 });
  }, 900_000);
});
