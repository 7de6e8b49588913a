import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { Transactions } from '../../../database/transactions';
import { openTestDataSource, type TestDataSource } from '../../../testing';
import { SeatingArrangement } from './seating-arrangement.entity';
import { SeatingRepository, type ChartKey, type ChartToSave } from './seating.repository';
import { SeatingChanged } from './seating-version';

const savedBy = { displayName: 'Elena Marsh', at: '2026-03-08T07:30:00.456Z' };
const newKey = (): ChartKey => ({ tenantId: randomUUID(), classId: randomUUID() });
const fullRoom = () =>
  Array.from({ length: 36 }, (_, n) => ({ userId: randomUUID(), position: n + 1 }));
const chart = (version: number, more: Partial<ChartToSave> = {}): ChartToSave => ({
  version,
  seats: [{ userId: randomUUID(), position: version + 1 }],
  savedBy,
  ...more,
});

describe('SeatingRepository', () => {
  let test: TestDataSource;
  let charts: SeatingRepository;
  const on = (dataSource: DataSource) =>
    new SeatingRepository(dataSource, new Transactions(dataSource));

  beforeAll(async () => {
    test = await openTestDataSource();
    charts = on(test.dataSource);
  });
  afterAll(() => test.close());

  it('has an empty chart of version 0 before the first save', async () => {
    expect(await charts.find(newKey())).toEqual({ version: 0, seats: [], rules: [] });
  });

  it('returns what was saved, by desk', async () => {
    const key = newKey();
    const seats = fullRoom().reverse();
    const rules = [{ kind: 'apart' as const, userIds: [seats[0]!.userId, seats[1]!.userId] }];
    const saved = await charts.save(key, chart(0, { seats, rules }));
    expect(saved).toEqual({ version: 1, seats: [...seats].reverse(), rules, savedBy });
    expect(await charts.find(key)).toEqual(saved);
  });

  it('swaps two desks in one save', async () => {
    const key = newKey();
    const [one, other] = [randomUUID(), randomUUID()];
    const at = (first: string, second: string) => [
      { userId: first, position: 1 },
      { userId: second, position: 2 },
    ];
    await charts.save(key, chart(0, { seats: at(one, other) }));
    await charts.save(key, chart(1, { seats: at(other, one) }));
    expect((await charts.find(key)).seats).toEqual(at(other, one));
  });

  it('empties a chart, and keeps rules that are not sent', async () => {
    const key = newKey();
    const rules = [{ kind: 'front' as const, userIds: [randomUUID()] }];
    await charts.save(key, chart(0, { rules }));
    await charts.save(key, chart(1, { seats: [] }));
    expect(await charts.find(key)).toMatchObject({ version: 2, seats: [], rules });
    await charts.save(key, chart(2, { rules: [] }));
    expect((await charts.find(key)).rules).toEqual([]);
  });

  it.each([0, 2, 7])('rejects a save over version 1 with version %i', async (version) => {
    const key = newKey();
    const saved = await charts.save(key, chart(0));
    await expect(charts.save(key, chart(version))).rejects.toThrow(SeatingChanged);
    expect(await charts.find(key)).toEqual(saved);
  });

  it('does not show or change a class of another tenant (S-12)', async () => {
    const key = newKey();
    const saved = await charts.save(key, chart(0));
    const stranger = { ...key, tenantId: randomUUID() };
    expect((await charts.find(stranger)).seats).toEqual([]);
    for (const version of [0, 1])
      await expect(charts.save(stranger, chart(version))).rejects.toThrow(SeatingChanged);
    expect(await charts.find(key)).toEqual(saved);
  });

  it('keeps the old chart whole if a seat cannot be written (S-18)', async () => {
    const key = newKey();
    const saved = await charts.save(key, chart(0, { seats: fullRoom() }));
    const [first, second] = fullRoom();
    const twice = [first!, { ...second!, position: 1 }];
    await expect(charts.save(key, chart(1, { seats: twice, rules: [] }))).rejects.toThrow();
    expect(await charts.find(key)).toEqual(saved);
  });

  it.each([0, 1])(
    'lets one of 20 concurrent saves of version %i on two replicas win, and stores exactly its chart (SEAT-2)',
    async (version) => {
      const replicas = [charts, on(await test.another())];
      for (let round = 0; round < 5; round++) {
        const key = newKey();
        if (version === 1) await charts.save(key, chart(0, { seats: fullRoom() }));
        const offers = Array.from({ length: 20 }, () => chart(version, { seats: fullRoom() }));
        const results = await Promise.allSettled(
          offers.map((offer, n) => replicas[n % 2]!.save(key, offer)),
        );
        const winners = offers.filter((_, n) => results[n]!.status === 'fulfilled');
        const errors = results.flatMap((result) =>
          result.status === 'rejected' ? [result.reason as unknown] : [],
        );
        expect(winners).toHaveLength(1);
        expect(errors.filter((error) => !(error instanceof SeatingChanged))).toEqual([]);
        const { seats, version: now } = await charts.find(key);
        expect(now).toBe(version + 1);
        expect(seats).toEqual(winners[0]!.seats);
        expect(
          await test.dataSource.manager.countBy(SeatingArrangement, { classId: key.classId }),
        ).toBe(36);
      }
    },
  );

  it('never shows seats of one version with the number of another', async () => {
    const key = newKey();
    const reader = on(await test.another());
    await charts.save(key, chart(0, { seats: [{ userId: 'ann', position: 1 }] }));
    let isDone = false;
    const read = async () => {
      const seen: string[] = [];
      while (!isDone) {
        const { version, seats } = await reader.find(key);
        seen.push(`${version} at ${seats.map(({ position }) => position).join()}`);
      }
      return seen;
    };
    const reading = read();
    for (let version = 1; version < 20; version++)
      await charts.save(key, chart(version, { seats: [{ userId: 'ann', position: version + 1 }] }));
    isDone = true;
    const torn = (await reading).filter((text) => new Set(text.split(' at ')).size !== 1);
    expect(torn).toEqual([]);
  });

  it('saves a full room in 3 statements, 4 if rules stay, and reads it in one', async () => {
    const key = newKey();
    const count = async (work: () => Promise<unknown>) => (await statements(work)).length;
    expect(await count(() => charts.save(key, chart(0, { seats: fullRoom() })))).toBe(3);
    expect(await count(() => charts.save(key, chart(1, { seats: fullRoom(), rules: [] })))).toBe(3);
    expect(await count(() => charts.save(key, chart(2, { seats: fullRoom() })))).toBe(4);
    expect(await count(() => charts.find(key))).toBe(1);
  });

  async function statements(work: () => Promise<unknown>): Promise<string[]> {
    const seen: string[] = [];
    const previous = test.dataSource.logger;
    const ignore = () => undefined;
    test.dataSource.logger = {
      logQuery: (query: string) => void seen.push(query),
      logQueryError: ignore,
      logQuerySlow: ignore,
      logSchemaBuild: ignore,
      logMigration: ignore,
      log: ignore,
    };
    await work().finally(() => (test.dataSource.logger = previous));
    return seen.filter((query) => !/^(begin|commit|start transaction)/i.test(query));
  }
});
