import { AsyncLocalStorage } from 'node:async_hooks';
import type { DataSource, QueryRunner } from 'typeorm';

/** The transaction that the running code is in. */
export interface AmbientTransaction {
  dataSource: DataSource;
  runner: QueryRunner;
  /** Set once it ends: code that wasn't awaited must not use it any more. */
  isDone: boolean;
  /** Set when an inner part failed: the whole transaction must not commit, even if the error was caught. */
  failure?: { error: unknown };
}

const storage = new AsyncLocalStorage<AmbientTransaction>();

export const runInTransaction = <T>(transaction: AmbientTransaction, work: () => Promise<T>) =>
  storage.run(transaction, work);

export function currentTransaction(dataSource: DataSource): AmbientTransaction | undefined {
  const current = storage.getStore();
  return current?.dataSource === dataSource && !current.isDone ? current : undefined;
}
