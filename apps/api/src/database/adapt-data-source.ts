import type { DataSource, QueryRunner, ReplicationMode } from 'typeorm';
import type { BetterSqlite3Driver } from 'typeorm/driver/better-sqlite3/BetterSqlite3Driver.js';
import { currentTransaction } from './ambient-transaction';
import { isSqlite } from './engine';
import { Mutex } from './mutex';
import { SqliteQueryRunner } from './sqlite-query-runner';

interface DriverInternals {
  createQueryRunner(mode: ReplicationMode): QueryRunner;
  supportedDataTypes: string[];
  withLengthColumnTypes: string[];
}

/** The open transaction's runner for another user: releasing it must not end the transaction. */
function joined(runner: QueryRunner): QueryRunner {
  const join = Object.create(runner) as QueryRunner;
  join.release = () => Promise.resolve();
  return join;
}

/**
 * Makes a data source safe for overlapping work: on SQLite each caller gets its own query runner, and inside
 * `inTransaction` everything joins in, including injected repositories. Call it between `new DataSource()` and
 * `initialize()`. It uses two TypeORM internals (the version is pinned; `transactions.int.spec.ts` guards them).
 */
export function adaptDataSource(dataSource: DataSource): DataSource {
  const driver = dataSource.driver as unknown as DriverInternals;
  let create = driver.createQueryRunner.bind(driver);
  if (isSqlite(dataSource)) {
    driver.supportedDataTypes.push('char', 'mediumtext', 'mediumblob');
    driver.withLengthColumnTypes.push('char');
    const mutex = new Mutex();
    create = () => new SqliteQueryRunner(driver as unknown as BetterSqlite3Driver, mutex);
  }
  driver.createQueryRunner = (mode) => {
    const current = currentTransaction(dataSource);
    return current ? joined(current.runner) : create(mode);
  };
  return dataSource;
}
