import type { DataSource } from 'typeorm';
import { openDataSource } from '../../database/data-source';
import { entities } from '../../entities';
import { migrate } from '../../database/migrate';
import {
  createTestDatabase,
  startSandbox,
  type TestDatabase,
  type TestSandbox,
} from '../../testing';
import { SyncRun } from './engine/sync-run.entity';
import { linkPeople, readUserIds, type WireTenant } from './testing';
import { MortalProcess } from './testing/mortal-process';

const people = 20_000;
const kills = 20;
/** The most SQL statements of its run a process lives for. */
const longestLife = 60;

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

    const sync = new MortalProcess({ sandbox, database }, dataSource, tenant.id);
    await sync.killRepeatedly({ count: kills, longestLife, seed: 20_261_127 });
    expect(await sync.run(Infinity)).toBe(0);

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
