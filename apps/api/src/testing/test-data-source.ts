import type { DataSource } from 'typeorm';
import { openDataSource } from '../database/data-source';
import { entities } from '../entities';
import { migrate } from '../database/migrate';
import { createTestDatabase, type TestDatabase } from './test-database';

export interface TestDataSource {
  database: TestDatabase;
  dataSource: DataSource;
  /** Another connection to the same database, as a different process would have. */
  another(): Promise<DataSource>;
  close(): Promise<void>;
}

/** A database with all tables, without an application. */
export async function openTestDataSource({ isMigrated = true } = {}): Promise<TestDataSource> {
  const database = await createTestDatabase();
  const open: DataSource[] = [];
  const another = async () => {
    const dataSource = await openDataSource(database.url, entities);
    open.push(dataSource);
    return dataSource;
  };
  const dataSource = await another();
  if (isMigrated) await migrate(dataSource);
  return {
    database,
    dataSource,
    another,
    close: async () => {
      await Promise.all(open.map((source) => source.destroy()));
      await database.remove();
    },
  };
}
