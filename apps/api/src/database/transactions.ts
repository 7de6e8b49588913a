import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import {
  currentTransaction,
  runInTransaction,
  type AmbientTransaction,
} from './ambient-transaction';
import { isLockConflict } from './engine';

const attempts = 10;

type Work<T> = (manager: EntityManager) => Promise<T>;

async function join<T>(current: AmbientTransaction, work: Work<T>): Promise<T> {
  try {
    return await work(current.runner.manager);
  } catch (error) {
    current.failure = { error };
    throw error;
  }
}

async function attempt<T>(dataSource: DataSource, work: Work<T>): Promise<T> {
  const runner = dataSource.createQueryRunner();
  const transaction: AmbientTransaction = { dataSource, runner, isDone: false };
  try {
    await runner.startTransaction();
    const result = await runInTransaction(transaction, () => work(runner.manager));
    if (transaction.failure) throw transaction.failure.error;
    transaction.isDone = true;
    await runner.commitTransaction();
    return result;
  } catch (error) {
    transaction.isDone = true;
    // The first error says more than a failing rollback would.
    if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
    throw error;
  } finally {
    await runner.release();
  }
}

/**
 * Runs work in one transaction. Everything awaited in it joins, including injected repositories and nested calls; an
 * inner failure dooms the whole. A deadlock on MySQL runs the work again, so it must do nothing but write to the database.
 */
export async function inTransaction<T>(dataSource: DataSource, work: Work<T>): Promise<T> {
  const current = currentTransaction(dataSource);
  if (current) return join(current, work);
  for (let count = 1; ; count++) {
    try {
      return await attempt(dataSource, work);
    } catch (error) {
      if (!isLockConflict(error) || count >= attempts) throw error;
    }
    await sleep(Math.random() * Math.min(1000, 15 * 2 ** count));
  }
}

/** The one way to open a transaction (S-18); never hold one open during a request to another service. */
@Injectable()
export class Transactions {
  constructor(private readonly dataSource: DataSource) {}

  run<T>(work: Work<T>): Promise<T> {
    return inTransaction(this.dataSource, work);
  }
}
