import type { DataSource } from 'typeorm';
import { openDataSource } from '../../../database/data-source';
import { migrate } from '../../../database/migrate';
import { entities } from '../../../entities';
import {
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
import { MortalProcess } from '../testing/mortal-process';
import { rosterOfGraph, rosterOfMirror } from '../testing/read-roster';

/** KILL_SCALE=40 is 100,000 people in 4,000 classes: too much for every day. */
const scale = Number(process.env['KILL_SCALE'] ?? 1);
const people = 2_500 * scale;
const classes = 100 * scale;
const classSize = 25;
const kills = 20;
/** The most SQL statements of its turn a process lives for: twice its share of a fill's, so that kills reach all of it. */
const longestLife = 30 + 20 * scale;

describe(`the first fill of a mirror, killed ${kills} times with -9 (MIRROR-1, SYNC-3)`, () => {
  let sandbox: TestSandbox;
  let database: TestDatabase;
  let dataSource: DataSource;
  let tenant: WireTenant;
  let api: TestApi;

  beforeAll(async () => {
    const roster = `users=${people},schools=7,classes=${classes},classSize=${classSize}`;
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

  it('ends as Graph lists it, with nothing added twice', async () => {
    await linkPeople(dataSource, tenant, []);
    const mirror = { tenantId: tenant.id, startedBy: 'Pat Rivera', startedAt: new Date() };
    await dataSource.getRepository(RosterMirror).insert(mirror);

    const sync = new MortalProcess({ sandbox, database }, dataSource, tenant.id);
    await sync.killRepeatedly({ count: kills, longestLife, seed: 20_261_130 });
    expect(await sync.run(Infinity)).toBe(0);

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
      names: 0,
      schools: Object.keys(roster.schools).length,
      people: Object.keys(roster.people).length,
      classes,
      'school-lists': roster.atSchools.length,
      enrollments: roster.enrollments.length,
    });
    const [filled] = await dataSource.getRepository(RosterMirror).find();
    expect(filled?.filledAt).not.toBeNull();
  }, 3_600_000);
});
