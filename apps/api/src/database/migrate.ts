import type { DataSource, Migration } from 'typeorm';
import { isSqlite } from './engine';
import { inTransaction } from './transactions';

const lockSeconds = 60;

/** Off before BEGIN: inside a transaction the pragma does nothing, and rebuilding a table would delete its children. */
async function migrateSqlite(dataSource: DataSource): Promise<Migration[]> {
  await dataSource.query('PRAGMA foreign_keys = OFF');
  try {
    return await inTransaction(dataSource, async (manager) => {
      const ran = await dataSource.runMigrations({ transaction: 'none' });
      const broken: unknown[] = await manager.query('PRAGMA foreign_key_check');
      if (broken.length > 0) throw new Error('A migration left dangling foreign keys.');
      return ran;
    });
  } finally {
    await dataSource.query('PRAGMA foreign_keys = ON');
  }
}

async function migrateMysql(dataSource: DataSource): Promise<Migration[]> {
  const runner = dataSource.createQueryRunner();
  await runner.connect();
  try {
    const lock = "GET_LOCK(CONCAT('migrate:', DATABASE()), ?)";
    const [row] = (await runner.query(`SELECT ${lock} AS ok`, [lockSeconds])) as { ok: unknown }[];
    if (Number(row?.ok) !== 1) throw new Error('Another process has been migrating for too long.');
    return await dataSource.runMigrations({ transaction: 'each' });
  } finally {
    await runner.query("SELECT RELEASE_LOCK(CONCAT('migrate:', DATABASE()))");
    await runner.release();
  }
}

/** Brings the schema up to date; if several processes start at once, one does it and the others wait. */
export function migrate(dataSource: DataSource): Promise<Migration[]> {
  return isSqlite(dataSource) ? migrateSqlite(dataSource) : migrateMysql(dataSource);
}
