import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { DataSource } from 'typeorm';
import { openDataSource } from '../../../database/data-source';
import { Lease } from '../../../database/lease.entity';
import { migrate } from '../../../database/migrate';
import { entities } from '../../../entities';
import {
  apiEnvironment,
  createTestDatabase,
  startApi,
  startSandbox,
  type TestApi,
  type TestDatabase,
  type TestSandbox,
} from '../../../testing';
import { RosterMirror } from '../../roster';
import { SyncRun } from '../engine/sync-run.entity';
import { linkPeople, SyncWorld, type WireTenant } from '../testing';
import { rosterOfGraph, rosterOfMirror } from '../testing/read-roster';

const program = join(__dirname, '../../../../../../dist/apps/api/main.mjs');
const people = 10_000;
const classes = 500;
const kills = 20;
/** The most SQL statements of its turn a process lives for. */
const longestLife = 100;

/** Always the same numbers: a linear congruential generator (Numerical Recipes). */
function* numbers(seed: number, below: number): Generator<number> {
  for (let state = seed; ;) {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    yield Math.floor((state / 2 ** 32) * below);
  }
}

describe(`the first fill of a mirror, killed ${kills} times with -9 (MIRROR-1, SYNC-3)`, () => {
  let sandbox: TestSandbox;
  let database: TestDatabase;
  let dataSource: DataSource;
  let tenant: WireTenant;
  let api: TestApi;

  beforeAll(async () => {
    const roster = `users=${people},schools=7,classes=${classes}`;
    sandbox = await startSandbox({ args: ['--generate', roster] });
    api = await startApi({ sandbox });
    database = await createTestDatabase();
    dataSource = await openDataSource(database.url, entities);
    await migrate(dataSource);
    tenant = (await sandbox.control<WireTenant[]>('GET', '/tenants'))[0]!;
  });
  afterAll(async () => {
    await dataSource.destroy();
    await api.stop();
    await sandbox.stop();
    await database.remove();
  });

  /** Runs the sync in a process that lives for `life` SQL statements of its turn. @returns its exit code */
  function sync(life: number): Promise<number | null> {
    const child = spawn(process.execPath, [program, 'sync', '--once', '--tenant', tenant.id], {
      env: { ...process.env, ...apiEnvironment(database, sandbox), LOG_LEVEL: 'trace' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let hasBegun = false;
    let statements = 0;
    createInterface({ input: child.stdout }).on('line', (line) => {
      hasBegun ||= line.includes(': sync of ');
      if (!hasBegun || !line.includes('"msg":"sql"')) return;
      statements += 1;
      if (statements === life) child.kill('SIGKILL');
    });
    return new Promise((resolve) => child.once('exit', resolve));
  }

  /** Skips the half minute before another process may continue. */
  const letLeaseRunOut = () =>
    dataSource.createQueryBuilder().update(Lease).set({ expiresMs: 0 }).execute();

  it('ends as Graph lists it, with nothing added twice', async () => {
    await linkPeople(dataSource, tenant, []);
    const mirror = { tenantId: tenant.id, startedBy: 'Pat Rivera', startedAt: new Date() };
    await dataSource.getRepository(RosterMirror).insert(mirror);

    const lives = numbers(20_261_130, longestLife);
    for (let kill = 0; kill < kills; kill += 1) {
      expect(await sync(1 + Number(lives.next().value))).toBeNull();
      await letLeaseRunOut();
    }
    expect(await sync(Infinity)).toBe(0);

    const roster = await rosterOfGraph(SyncWorld.on(sandbox, api), tenant.id);
    expect(Object.keys(roster.classes)).toHaveLength(classes);
    expect(await rosterOfMirror(dataSource, tenant.id)).toEqual(roster);
    const runs = await dataSource.getRepository(SyncRun).find();
    expect(runs.every(({ state }) => state === 'done')).toBe(true);
    const added: Record<string, number> = {};
    // Each process begins a run of resources whose last one was done.
    for (const run of runs) added[run.query] = (added[run.query] ?? 0) + run.added;
    expect(added).toEqual({
      users: 0,
      schools: Object.keys(roster.schools).length,
      people: Object.keys(roster.people).length,
      classes,
      'school-lists': roster.atSchools.length,
      enrollments: roster.enrollments.length,
    });
    const [filled] = await dataSource.getRepository(RosterMirror).find();
    expect(filled?.filledAt).not.toBeNull();
  }, 600_000);
});
