import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { clockAt } from '../../../clock/testing/clock-at';
import { Transactions } from '../../../database/transactions';
import { openTestDataSource, type TestDataSource } from '../../../testing';
import { SyncRun } from '../engine/sync-run.entity';
import { RunPurge } from './run-purge.schedule';

const now = new Date('2026-03-08T07:30:00.456Z');
const minute = 60_000;
const day = 24 * 60 * minute;
const clock = clockAt(() => now.getTime());
const ago = (age: number) => new Date(now.getTime() - age);

type Finished = Pick<SyncRun, 'state' | 'received' | 'finishedAt'>;

/** Counts the runs each transaction removes. */
class CountedTransactions extends Transactions {
  readonly rows: number[] = [];

  override run<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return super.run(async (manager) => {
      const before = await manager.count(SyncRun);
      const result = await work(manager);
      this.rows.push(before - (await manager.count(SyncRun)));
      return result;
    });
  }
}

describe('the purge of runs', () => {
  let test: TestDataSource;
  let purge: RunPurge;

  beforeAll(async () => {
    test = await openTestDataSource();
    const { dataSource } = test;
    purge = new RunPurge(dataSource, new Transactions(dataSource), clock);
  });
  afterEach(() => test.dataSource.getRepository(SyncRun).clear());
  afterAll(() => test.close());

  /** @returns their ids */
  async function add(runs: Finished[]): Promise<string[]> {
    const rows = runs.map((run) => ({
      id: randomUUID(),
      tenantId: randomUUID(),
      query: 'users',
      trigger: 'schedule' as const,
      startedAt: run.finishedAt ?? ago(100 * day),
      ...run,
    }));
    for (let from = 0; from < rows.length; from += 500) {
      const insert = test.dataSource.createQueryBuilder().insert().into(SyncRun);
      await insert
        .values(rows.slice(from, from + 500))
        .updateEntity(false)
        .execute();
    }
    return rows.map(({ id }) => id);
  }

  async function left(): Promise<string[]> {
    const rows = await test.dataSource.getRepository(SyncRun).find({ select: { id: true } });
    return rows.map(({ id }) => id).sort();
  }

  it('removes runs without changes after a day', async () => {
    const unchanged = { state: 'done', received: 0 } as const;
    const [, young] = await add([
      { ...unchanged, finishedAt: ago(day + minute) },
      { ...unchanged, finishedAt: ago(day - minute) },
    ]);
    await purge.purge();
    expect(await left()).toEqual([young]);
  });

  it('keeps all others for 90 days', async () => {
    const others = [
      { state: 'done', received: 1 },
      { state: 'failed', received: 0 },
    ] as const;
    const kept = await add(others.map((run) => ({ ...run, finishedAt: ago(90 * day - minute) })));
    await add(others.map((run) => ({ ...run, finishedAt: ago(90 * day + minute) })));
    await purge.purge();
    expect(await left()).toEqual(kept.sort());
  });

  it('keeps unfinished runs, however old', async () => {
    const open = await add([
      { state: 'running', received: 0, finishedAt: null },
      { state: 'paused', received: 5, finishedAt: null },
    ]);
    await purge.purge();
    expect(await left()).toEqual(open.sort());
  });

  it('removes many runs in steps of at most a thousand', async () => {
    const one = { state: 'done', received: 0, finishedAt: ago(2 * day) } as const;
    await add(Array<Finished>(2_001).fill(one));
    const { dataSource } = test;
    const transactions = new CountedTransactions(dataSource);
    await new RunPurge(dataSource, transactions, clock).purge();
    expect(transactions.rows).toEqual([1_000, 1_000, 1]);
  });

  it('stops between two steps when the process shuts down', async () => {
    const one = { state: 'done', received: 0, finishedAt: ago(2 * day) } as const;
    await add([one]);
    const { dataSource } = test;
    const ending = new RunPurge(dataSource, new Transactions(dataSource), clock);
    ending.beforeApplicationShutdown();
    await ending.purge();
    expect(await left()).toHaveLength(1);
  });
});
