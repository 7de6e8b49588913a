import { randomUUID } from 'node:crypto';
import { clockAt } from '../../../clock/testing/clock-at';
import { isSqlite, sqlTime } from '../../../database/engine';
import { openTestDataSource, type TestDataSource } from '../../../testing';
import { mirrorWork, RosterMirrorRepository } from './roster-mirror.repository';

const now = Date.parse('2026-03-08T07:30:00.456Z');
const day = 24 * 3_600_000;
const classes = 40_000;
const schools = 2_000;
const due = 25;
const atOnce = 2_000;

describe(`the work of a mirror with ${classes} classes (MIRROR-1)`, () => {
  let test: TestDataSource;
  let mirrors: RosterMirrorRepository;
  const tenantId = randomUUID();

  beforeAll(async () => {
    test = await openTestDataSource();
    mirrors = new RosterMirrorRepository(
      test.dataSource,
      clockAt(() => now),
    );
    await mirrors.start(tenantId, 'Pat Rivera');
    await mirrors.start(randomUUID(), 'Pat Rivera');
    // The last ones are due, each at a time of its own except for pairs.
    const dueAt = (nth: number) => {
      const fromEnd = classes - nth;
      return sqlTime(new Date(fromEnd <= due ? now - Math.ceil(fromEnd / 2) : now + day));
    };
    await fill('roster_classes', classes, dueAt);
    await fill('roster_schools', schools);
    if (!isSqlite(test.dataSource)) await query('ANALYZE TABLE roster_classes, roster_schools');
  }, 120_000);
  afterAll(() => test.close());

  const query = (statement: string, parameters: unknown[] = []) =>
    test.dataSource.query<object[]>(statement, parameters);

  async function fill(table: string, count: number, dueAt?: (nth: number) => string) {
    const more = dueAt ? ', people_due_at' : '';
    const columns = `tenant_id, id, seq, changed_seq, changed_at, name${more}`;
    for (let from = 0; from < count; from += atOnce) {
      const rows = Array.from({ length: atOnce }, (_, nth) => [
        ...[tenantId, randomUUID(), from + nth, from + nth, sqlTime(new Date(now)), 'x'],
        ...(dueAt ? [dueAt(from + nth)] : []),
      ]);
      const values = rows.map((row) => `(${row.map(() => '?').join(', ')})`);
      await query(`INSERT INTO ${table} (${columns}) VALUES ${values.join(', ')}`, rows.flat());
    }
  }

  /** How the engine carries out the statements of `work`. */
  async function plansOf(work: () => Promise<unknown>): Promise<string[]> {
    const { dataSource } = test;
    const { logger } = dataSource;
    const statements: [string, unknown[]][] = [];
    dataSource.logger = Object.assign(Object.create(logger) as typeof logger, {
      logQuery: (statement: string, parameters: unknown[]) =>
        statements.push([statement, parameters]),
    });
    await work();
    dataSource.logger = logger;
    const explain = isSqlite(dataSource) ? 'EXPLAIN QUERY PLAN' : 'EXPLAIN';
    const plans: string[] = [];
    for (const [statement, parameters] of statements)
      plans.push(JSON.stringify(await query(`${explain} ${statement}`, parameters)));
    return plans;
  }

  /** MariaDB's number of index entries or rows that a part of a plan goes through. */
  const rowsOf = (plan: string) =>
    [...plan.matchAll(/"rows":"?(\d+)/g)].map(([, rows]) => Number(rows));

  it('finds due classes by an index in their order, without sorting', async () => {
    const [plan = ''] = await plansOf(() =>
      mirrors.dueClasses(tenantId, { after: undefined, take: 10 }),
    );
    expect(plan).toContain('ix_roster_classes_due');
    expect(plan).not.toMatch(/filesort|temp b-tree/i);
    expect(Math.max(0, ...rowsOf(plan))).toBeLessThan(10 * due);
  });

  it('finds each due class once, page after page', async () => {
    const found: string[] = [];
    let last: { id: string; peopleDueAt: Date; seq: number } | undefined;
    do {
      const page = await mirrors.dueClasses(tenantId, { after: last, take: 10 });
      found.push(...page.map(({ id }) => id));
      last = page.at(-1);
    } while (last);
    expect(new Set(found).size).toBe(due);
    expect(found).toHaveLength(due);
  });

  it('finds the next school by an index', async () => {
    const [plan = ''] = await plansOf(() => mirrors.nextSchool(tenantId, schools - 10));
    expect(plan).toContain('uq_roster_schools_seq');
    expect(plan).not.toMatch(/filesort|temp b-tree/i);
    expect(Math.max(0, ...rowsOf(plan))).toBeLessThan(100);
  });

  it('knows whether there is work without going through the classes', async () => {
    const readRows = async () => {
      if (isSqlite(test.dataSource)) return 0;
      const status = await query("SHOW SESSION STATUS LIKE 'Handler_read%'");
      return status.reduce((sum, row) => sum + Number((row as { Value: string }).Value), 0);
    };
    await query('UPDATE roster_mirrors SET placed_seq = ?', [classes]);
    const work = async (time: number) =>
      test.dataSource
        .createQueryBuilder()
        .select([`${mirrorWork.hasUnplaced} AS unplaced`, `${mirrorWork.hasDueClasses} AS due`])
        .from('roster_mirrors', 'm')
        .where('m.tenant_id = :tenantId', { tenantId, now: new Date(time) })
        .getRawOne<Record<'unplaced' | 'due', unknown>>();
    const numbers = ({ unplaced, due }: Record<'unplaced' | 'due', unknown> = never) =>
      [unplaced, due].map(Number);
    const before = await readRows();
    expect(numbers(await work(now - day))).toEqual([0, 0]);
    expect((await readRows()) - before).toBeLessThan(200);
    expect(numbers(await work(now))).toEqual([0, 1]);
    await query('UPDATE roster_mirrors SET placed_seq = ?', [classes - 2]);
    expect(numbers(await work(now - day))).toEqual([1, 0]);
  });
});

const never = { unplaced: undefined, due: undefined };
