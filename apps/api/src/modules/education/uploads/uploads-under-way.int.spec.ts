import { setImmediate as turn } from 'node:timers/promises';
import { Like, type DataSource } from 'typeorm';
import { Lease } from '../../../database/lease.entity';
import { Transactions } from '../../../database/transactions';
import { openTestDataSource, type TestDataSource } from '../../../testing';
import { AssignmentConflict, NameTaken } from './refusals';
import { markOf, uploadLifetime, uploadRenewal, UploadsUnderWay } from './uploads-under-way';

const place = { tenantId: 't', senderId: 's', classId: 'c', assignmentId: 'a' };
const file = (name: string, size = 7) => ({ name, size });

describe('uploads under way', () => {
  let test: TestDataSource;
  let dataSource: DataSource;
  let here: UploadsUnderWay;
  let there: UploadsUnderWay;

  beforeAll(async () => {
    test = await openTestDataSource();
    dataSource = test.dataSource;
    const another = await test.another();
    here = new UploadsUnderWay(dataSource, new Transactions(dataSource));
    there = new UploadsUnderWay(another, new Transactions(another));
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await dataSource.manager.clear(Lease);
  });
  afterAll(() => test.close());

  /** Moves the stored expiry times back, as if the database's clock went on. */
  const pass = (milliseconds: number) =>
    dataSource.manager
      .createQueryBuilder()
      .update(Lease)
      .set({ expiresMs: () => `expires_ms - ${milliseconds}` })
      .where("name LIKE 'upload:%'")
      .execute();
  const rows = () => dataSource.manager.countBy(Lease, {});
  const endOfUpload = async () => {
    const row = await dataSource.manager.findOneByOrFail(Lease, { name: Like('upload:%') });
    return Number(row.expiresMs);
  };
  const publish = () => there.closed(place, () => Promise.resolve('published'));

  it('count on every replica until they end, then leave no row', async () => {
    const upload = await here.begin(place, file('a'));
    await expect(publish()).rejects.toThrow(AssignmentConflict);
    await expect(there.begin(place, file('A', 8))).rejects.toThrow(NameTaken);
    const second = await there.begin(place, file('b'));
    expect([...second.ahead]).toEqual([[markOf('a'), 7]]);
    await Promise.all([upload.end(), second.end()]);
    expect(await publish()).toBe('published');
    expect((await dataSource.manager.find(Lease)).map(({ name }) => name)).toEqual([
      expect.stringMatching(/^upload-gate:[\da-f]{2}$/),
    ]);
  });

  it.each(['tenantId', 'classId', 'assignmentId', 'userId'])(
    'tell places apart by %s',
    async (part) => {
      const upload = await here.begin({ ...place, [part]: 'other' }, file('a'));
      expect(await publish()).toBe('published');
      await upload.end();
    },
  );

  it('expire if their process dies, and fail if it comes back (S-21)', async () => {
    const upload = await here.begin(place, file('a'));
    await pass(10 * uploadLifetime);
    expect(await publish()).toBe('published');
    await expect(upload.confirm()).rejects.toThrow(AssignmentConflict);
    const next = await there.begin(place, file('a'));
    await upload.end();
    await expect(here.begin(place, file('a'))).rejects.toThrow(NameTaken);
    await next.end();
    expect(await rows()).toBe(1);
  });

  it('are renewed until they end', async () => {
    const started = jest.spyOn(global, 'setInterval');
    const stopped = jest.spyOn(global, 'clearInterval');
    const upload = await here.begin(place, file('a'));
    const own = started.mock.calls.findIndex(([, every]) => every === uploadRenewal);
    await pass(10 * uploadLifetime);
    const end = await endOfUpload();
    started.mock.calls[own]![0]();
    while ((await endOfUpload()) === end) await turn();
    await expect(publish()).rejects.toThrow(AssignmentConflict);
    await upload.end();
    expect(stopped).toHaveBeenCalledWith(started.mock.results[own]!.value);
    expect(await publish()).toBe('published');
  });

  it('begin only once if ten with the same name start at once', async () => {
    const all = await Promise.allSettled(
      Array.from({ length: 10 }, (_, n) => (n % 2 ? here : there).begin(place, file('a'))),
    );
    const begun = all.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(begun).toHaveLength(1);
    await begun[0]!.end();
  });
});
