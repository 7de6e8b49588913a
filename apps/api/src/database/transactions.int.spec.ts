import { setImmediate as turn } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { openTestDataSource, type TestDataSource } from '../testing';
import { Lease } from './lease.entity';
import { Transactions } from './transactions';

class Unwanted extends Error {}

describe('transactions', () => {
  let test: TestDataSource;
  let dataSource: DataSource;
  let transactions: Transactions;
  const names = async () => (await dataSource.manager.find(Lease)).map(({ name }) => name).sort();

  beforeAll(async () => {
    test = await openTestDataSource();
    dataSource = test.dataSource;
    transactions = new Transactions(dataSource);
  });

  afterEach(() => dataSource.manager.clear(Lease));
  afterAll(() => test.close());

  it('do not mix when fifty overlap and every third fails (S-18)', async () => {
    const work = Array.from({ length: 50 }, (_, n) =>
      transactions.run(async (manager) => {
        await manager.insert(Lease, { name: `a${n}` });
        await turn();
        await manager.insert(Lease, { name: `b${n}` });
        if (n % 3 === 0) throw new Unwanted();
      }),
    );
    const plain = Array.from({ length: 20 }, (_, n) =>
      dataSource.manager.insert(Lease, { name: `plain${n}` }),
    );
    const results = await Promise.allSettled(work);
    await Promise.all(plain);
    const failed = results.filter(({ status }) => status === 'rejected');
    expect(failed.map((result) => 'reason' in result && result.reason)).toEqual(
      Array.from({ length: 17 }, () => expect.any(Unwanted) as unknown),
    );
    const expected = results.flatMap(({ status }, n) =>
      status === 'fulfilled' ? [`a${n}`, `b${n}`] : [],
    );
    const all = [...expected, ...plain.map((_, n) => `plain${n}`)];
    expect(await names()).toEqual(all.sort());
  });

  it('include what repositories and inner transactions do', async () => {
    const work = transactions.run(async () => {
      await dataSource.getRepository(Lease).insert({ name: 'repository' });
      await transactions.run((manager) => manager.insert(Lease, { name: 'inner' }));
      throw new Unwanted();
    });
    await expect(work).rejects.toThrow(Unwanted);
    expect(await names()).toEqual([]);
  });

  it("don't commit when an inner one failed and its error was swallowed", async () => {
    const work = transactions.run(async (manager) => {
      await manager.insert(Lease, { name: 'outer' });
      await transactions.run(() => Promise.reject(new Unwanted())).catch(() => undefined);
    });
    await expect(work).rejects.toThrow(Unwanted);
    expect(await names()).toEqual([]);
  });

  it("aren't joined by work that outlives them", async () => {
    let late: Promise<unknown> = Promise.resolve();
    let release: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    await transactions.run(async (manager) => {
      late = gate.then(() => dataSource.manager.insert(Lease, { name: 'late' }));
      await manager.insert(Lease, { name: 'in time' });
    });
    release();
    await late;
    expect(await names()).toEqual(['in time', 'late']);
  });

  it("wait for another process's transactions", async () => {
    const other = await test.another();
    const count = (source: DataSource) =>
      new Transactions(source).run(async (manager) => {
        const increment = manager.createQueryBuilder().update(Lease);
        await increment
          .set({ fence: () => 'fence + 1' })
          .where("name = 'counter'")
          .execute();
        await turn();
      });
    await dataSource.manager.insert(Lease, { name: 'counter' });
    const sources = Array.from({ length: 20 }, (_, n) => (n % 2 ? dataSource : other));
    await Promise.all(sources.map(count));
    const row = await dataSource.manager.findOneByOrFail(Lease, { name: 'counter' });
    expect(Number(row.fence)).toBe(20);
  });
});
