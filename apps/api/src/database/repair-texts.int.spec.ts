import fc from 'fast-check';
import { isWhole } from '../text/testing/hostile-text';
import { openTestDataSource, startApi, type TestDataSource } from '../testing';
import { repairTexts } from './repair-texts';

/** Bytes no text should contain: halves of pairs, truncated and stray bytes, NUL, next to whole characters. */
const bytes = fc
  .array(
    fc.constantFrom(
      '61',
      'eda0bd',
      'edb880',
      'f09f',
      'ff',
      '80',
      'c0',
      '00',
      'f09f9880',
      'c3a9',
      'ed',
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((parts) => parts.join(''));

const onSqlite = globalThis.testDatabase === 'mysql' ? describe.skip : describe;

onSqlite("stored text that isn't UTF-8", () => {
  let test: TestDataSource;

  beforeEach(async () => {
    test = await openTestDataSource();
  });
  afterEach(() => test.close());

  const query = <T>(sql: string, parameters: unknown[] = []): Promise<T[]> =>
    test.dataSource.query(sql, parameters);

  /** A row with the same bytes in every column that may hold text. */
  async function insertBroken(table: string, hex: string): Promise<string[]> {
    const columns = await query<{ name: string; type: string }>(`PRAGMA table_info(${table})`);
    const values = columns.map(({ type }) => {
      return /char|text/i.test(type) ? `CAST(x'${hex}' AS TEXT)` : '1';
    });
    await query('PRAGMA foreign_keys = OFF');
    await query(`INSERT INTO ${table} VALUES (${values.join(', ')})`);
    return columns.filter(({ type }) => /char|text/i.test(type)).map(({ name }) => name);
  }

  it('is repaired in every column of every table, without being read (S-19)', async () => {
    const tables = test.dataSource.entityMetadatas.map(({ tableName }) => tableName);
    expect(tables.length).toBeGreaterThan(12);
    for (const table of tables) {
      await fc.assert(
        fc.asyncProperty(bytes, async (hex) => {
          const columns = await insertBroken(table, hex);
          await repairTexts(test.dataSource);
          const rows = await query<Record<string, string>>(
            `SELECT ${columns.join(', ')} FROM ${table}`,
          );
          for (const text of Object.values(rows.at(-1)!)) {
            expect(isWhole(text)).toBe(true);
            const read = Buffer.from(hex, 'hex').toString().replaceAll('\0', '\ufffd');
            expect(text.replaceAll('\ufffd', '')).toBe(read.replaceAll('\ufffd', ''));
          }
          expect(await repairTexts(test.dataSource)).toBe(0);
          if (table !== 'audit_events') await query(`DELETE FROM ${table}`);
        }),
        { numRuns: table === 'audit_events' ? 1 : 10, seed: 20_261_130 },
      );
    }
  });

  it('is repaired even in a table that refuses changes, which still refuses them afterwards (ADM-9)', async () => {
    await insertBroken('audit_events', '78eda0bd');
    expect(await repairTexts(test.dataSource)).toBeGreaterThan(3);
    await expect(query(`UPDATE audit_events SET action = 'x'`)).rejects.toThrow();
    expect(await query('SELECT action FROM audit_events')).toEqual([{ action: 'x\ufffd' }]);
  });

  it('is distinguished from others with the same key', async () => {
    await insertBroken('leases', 'eda0bd');
    await insertBroken('leases', 'edb880');
    await repairTexts(test.dataSource);
    const names = await query<{ name: string }>('SELECT name FROM leases ORDER BY rowid');
    expect(names).toEqual([{ name: '\ufffd' }, { name: '\ufffd2' }]);
  });

  it('is found among thousands, leaving intact ones alone', async () => {
    const rows = Array.from({ length: 1_200 }, (_, n) => `('Ünal ${n}', 1, 1)`);
    await query(`INSERT INTO leases (name, fence, expires_ms) VALUES ${rows.join(', ')}`);
    await query(`UPDATE leases SET holder = CAST(x'61ff' AS TEXT) WHERE name = 'Ünal 1100'`);
    expect(await repairTexts(test.dataSource)).toBe(1);
    const holders = await query('SELECT name, holder FROM leases WHERE holder IS NOT NULL');
    expect(holders).toEqual([{ name: 'Ünal 1100', holder: 'a\ufffd' }]);
  });

  it('no longer keeps the application from starting (S-19)', async () => {
    for (const table of ['organizations', 'profiles']) await insertBroken(table, '6eeda0bd');
    await insertBroken('auth_user', '6eeda0bd');
    const api = await startApi({ database: test.database });
    const users = await query<{ email: string }>('SELECT email FROM auth_user');
    expect(users).toEqual([{ email: 'n\ufffd' }]);
    await api.stop();
  });
});
