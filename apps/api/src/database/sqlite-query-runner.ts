import { setTimeout as sleep } from 'node:timers/promises';
import type { ObjectLiteral } from 'typeorm';
import type { BetterSqlite3Driver } from 'typeorm/driver/better-sqlite3/BetterSqlite3Driver.js';
import { BetterSqlite3QueryRunner } from 'typeorm/driver/better-sqlite3/BetterSqlite3QueryRunner.js';
import { toBindable } from './bindable';
import type { Mutex } from './mutex';

const busyRetries = 40;

function isBusy(error: unknown): boolean {
  const { code, driverError } = error as { code?: unknown; driverError?: { code?: unknown } };
  return String(code ?? driverError?.code ?? '').startsWith('SQLITE_BUSY');
}

/** Another process holds the file's write lock; libsql's own wait would block the event loop. */
const backOff = (attempt: number) =>
  sleep(Math.min(250, 10 * 2 ** Math.min(attempt, 5)) * (0.5 + Math.random()));

/**
 * TypeORM gives everyone the same SQLite query runner, so overlapping transactions mix. This one is created per caller,
 * over the single connection, and holds a mutex from BEGIN to COMMIT; others' statements wait for it.
 */
export class SqliteQueryRunner extends BetterSqlite3QueryRunner {
  private free: (() => void) | undefined;
  private hasBegun = false;

  constructor(
    driver: BetterSqlite3Driver,
    private readonly mutex: Mutex,
  ) {
    super(driver);
  }

  override async startTransaction(): Promise<void> {
    if (this.free) return super.startTransaction();
    this.free = await this.mutex.lock();
    try {
      await super.startTransaction();
      this.hasBegun = true;
    } catch (error) {
      this.isTransactionActive = false;
      this.transactionDepth = 0;
      this.unlock();
      throw error;
    }
  }

  override async commitTransaction(): Promise<void> {
    await super.commitTransaction();
    if (!this.isTransactionActive) this.unlock();
  }

  override async rollbackTransaction(): Promise<void> {
    try {
      await super.rollbackTransaction();
    } finally {
      if (!this.isTransactionActive) this.unlock();
    }
  }

  override async release(): Promise<void> {
    if (this.isTransactionActive) {
      this.transactionDepth = 1;
      // A rollback can only fail if the connection is gone, and the transaction with it.
      await this.rollbackTransaction().catch(() => undefined);
    }
    this.unlock();
    return super.release();
  }

  override async query(
    sql: string,
    parameters?: unknown[] | ObjectLiteral,
    useStructuredResult?: boolean,
  ): ReturnType<BetterSqlite3QueryRunner['query']> {
    // A deferred BEGIN fails partway through if another process has written since.
    const statement = sql === 'BEGIN TRANSACTION' ? 'BEGIN IMMEDIATE' : sql;
    const bindable = Array.isArray(parameters) ? parameters.map(toBindable) : parameters;
    const free = this.free ? undefined : await this.mutex.lock();
    try {
      return await this.retryWhileBusy(() => super.query(statement, bindable, useStructuredResult));
    } finally {
      free?.();
    }
  }

  private async retryWhileBusy<T>(run: () => Promise<T>): Promise<T> {
    for (let attempt = 0; ; attempt++) {
      try {
        return await run();
      } catch (error) {
        if (!isBusy(error) || attempt >= busyRetries || this.hasBegun) throw error;
      }
      await backOff(attempt);
    }
  }

  private unlock(): void {
    this.hasBegun = false;
    this.free?.();
    this.free = undefined;
  }
}
