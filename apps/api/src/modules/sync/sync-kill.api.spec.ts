import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { DataSource } from 'typeorm';
import { openDataSource } from '../../database/data-source';
import { entities } from '../../entities';
import { Lease } from '../../database/lease.entity';
import { migrate } from '../../database/migrate';
import {
  apiEnvironment,
  createTestDatabase,
  startSandbox,
  type TestDatabase,
  type TestSandbox,
} from '../../testing';
import { SyncRun } from './engine/sync-run.entity';
import { linkPeople, readUserIds, type WireTenant } from './testing';

const program = join(__dirname, '../../../../../dist/apps/api/main.mjs');
const people = 20_000;
const kills = 20;
/** The most SQL statements of its run a process lives for. */
const longestLife = 60;

/** Always the same numbers: a linear congruential generator (Numerical Recipes). */
function* numbers(seed: number, below: number): Generator<number> {
  for (let state = seed; ;) {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    yield Math.floor((state / 2 ** 32) * below);
  }
}

describe(`a run of ${people} users, killed ${kills} times with -9 (SYNC-3, SYNC-5)`, () => {
  let sandbox: TestSandbox;
  let database: TestDatabase;
  let dataSource: DataSource;
  let tenant: WireTenant;

  beforeAll(async () => {
    const roster = `users=${people},schools=1,classes=1,classSize=2`;
    sandbox = await startSandbox({ args: ['--generate', roster] });
    database = await createTestDatabase();
    dataSource = await openDataSource(database.url, entities);
    await migrate(dataSource);
    tenant = (await sandbox.control<WireTenant[]>('GET', '/tenants'))[0]!;
  });
  afterAll(async () => {
    await dataSource.destroy();
    await sandbox.stop();
    await database.remove();
  });

  /** Runs the sync in a process that lives for `life` SQL statements of its run. @returns its exit code */
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

  const count = async (where: string): Promise<number> => {
    const rows: { n: number | string }[] = await dataSource.query(
      `SELECT COUNT(*) AS n FROM profiles p JOIN auth_user u ON u.id = p.user_id WHERE ${where}`,
    );
    return Number(rows[0]?.n);
  };

  it('does nothing twice and leaves nothing out', async () => {
    const ids = await readUserIds(sandbox, tenant.id);
    await linkPeople(dataSource, tenant, ids);
    const gone = ids.slice(100, 115);
    const changes = gone.map((id, index) => ({ id, remove: index < 10 ? 'changed' : 'deleted' }));
    await sandbox.control('POST', `/tenants/${tenant.id}/users/changes`, changes);

    const lives = numbers(20_261_127, longestLife);
    for (let kill = 0; kill < kills; kill += 1) {
      expect(await sync(1 + Number(lives.next().value))).toBeNull();
      await letLeaseRunOut();
    }
    expect(await sync(Infinity)).toBe(0);

    const runs = await dataSource.getRepository(SyncRun).find();
    expect(runs).toHaveLength(1);
    const left = ids.length - gone.length;
    expect(runs[0]).toMatchObject({ state: 'done', isFull: true, unknown: 0, updated: left });
    expect(runs[0]).toMatchObject({ deactivated: 10, removed: 5 });
    // Graph also reports users who can be restored.
    expect(runs[0]!.received).toBe(left + 10);
    expect(await count('p.o365_email IS NOT NULL AND p.sync_round = 1 AND u.is_active')).toBe(left);
    expect(await count('NOT u.is_active')).toBe(10);
    expect(await count('1 = 1')).toBe(ids.length - 5);
  }, 600_000);
});
