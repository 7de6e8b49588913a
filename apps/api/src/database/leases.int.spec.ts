import type { DataSource } from 'typeorm';
import { openTestDataSource, type TestDataSource } from '../testing';
import { acquire, hold, LeaseLost, release } from './leases';
import { inTransaction } from './transactions';

const minute = 60_000;
/** Expires as soon as it is taken. */
const none = -minute;

describe('a lease', () => {
  let test: TestDataSource;
  let dataSource: DataSource;

  beforeAll(async () => {
    test = await openTestDataSource();
    dataSource = test.dataSource;
  });

  afterAll(() => test.close());

  it('goes to only one of ten callers in two processes', async () => {
    const other = await test.another();
    const takers = Array.from({ length: 10 }, (_, n) =>
      acquire(n % 2 ? dataSource : other, { name: 'once', holder: `h${n}` }, minute),
    );
    const taken = (await Promise.all(takers)).filter((lease) => lease !== undefined);
    expect(taken).toEqual([{ name: 'once', holder: expect.any(String) as unknown, fence: 1 }]);
  });

  it('goes to the next caller once released, with a higher fence', async () => {
    const first = await acquire(dataSource, { name: 'handed', holder: 'a' }, minute);
    await release(dataSource.manager, first!);
    const second = await acquire(dataSource, { name: 'handed', holder: 'b' }, minute);
    expect([first?.fence, second?.fence]).toEqual([1, 2]);
  });

  it("is lost to whoever takes it after it expires: nothing from the old holder's transaction remains (S-22)", async () => {
    const late = await acquire(dataSource, { name: 'late', holder: 'slow' }, none);
    const next = await acquire(dataSource, { name: 'late', holder: 'quick' }, minute);
    expect(next?.fence).toBe(2);
    const write = inTransaction(dataSource, (manager) => hold(manager, late!, minute));
    await expect(write).rejects.toThrow(LeaseLost);
    await release(dataSource.manager, late!);
    expect(await acquire(dataSource, { name: 'late', holder: 'third' }, minute)).toBeUndefined();
  });

  it('is extended by its holder', async () => {
    const lease = await acquire(dataSource, { name: 'long', holder: 'a' }, none);
    await hold(dataSource.manager, lease!, minute);
    expect(await acquire(dataSource, { name: 'long', holder: 'b' }, minute)).toBeUndefined();
  });
});
