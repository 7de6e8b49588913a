import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { buildSync } from 'esbuild';
import type { DataSource } from 'typeorm';
import { openDataSource } from '../../../database/data-source';
import { entities } from '../../../entities';
import { migrate } from '../../../database/migrate';
import { Transactions } from '../../../database/transactions';
import { createTestDatabase, type TestDatabase } from '../../../testing';
import { SeatingRepository, type ChartKey } from '../seating-store/seating.repository';
import { SeatingChanged } from '../seating-store/seating-version';
import type { SavingOrders } from './testing/saving-program';

const apiRoot = join(__dirname, '../../../..');

/** The program as one string: Node reads it from stdin, so there is no file to build or remove. */
function bundleProgram(): string {
  const { outputFiles } = buildSync({
    entryPoints: [join(__dirname, 'testing/saving-program.ts')],
    tsconfig: join(apiRoot, 'tsconfig.json'),
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    keepNames: true,
  });
  return outputFiles[0]!.text;
}

const students = Array.from({ length: 36 }, () => randomUUID());
const fullChart = (displayName: string, order: readonly string[]) => ({
  seats: order.map((userId, index) => ({ userId, position: index + 1 })),
  rules: [{ kind: 'front' as const, userIds: [order[0]!] }],
  savedBy: { displayName, at: '2026-03-08T07:30:00.456Z' },
});
const charts = [
  fullChart('Elena Marsh', students),
  fullChart('Otto Lind', [...students].reverse()),
];
const newKey = (): ChartKey => ({ tenantId: randomUUID(), classId: randomUUID() });
const repositoryOn = (dataSource: DataSource) =>
  new SeatingRepository(dataSource, new Transactions(dataSource));
const wholeChart = (version: number) =>
  version === 0 ? { version, seats: [], rules: [] } : { version, ...charts[version % 2]! };

describe('a chart whose saver is killed is all old or all new (SEAT-2, S-18)', () => {
  let program: string;
  let database: TestDatabase;
  let saver: ChildProcess | undefined;

  beforeAll(async () => {
    program = bundleProgram();
    database = await createTestDatabase();
    await onFreshConnection(migrate);
  });
  afterEach(() => saver?.kill('SIGKILL'));
  afterAll(() => database.remove());

  it.each([
    { statement: 'DELETE', save: 1 },
    { statement: 'INSERT', save: 2 },
    { statement: 'COMMIT', save: 2 },
  ])('when it dies before the $statement of save $save', async (death) => {
    const key = newKey();
    expect(await saveUntilKilled({ key, death })).toBe(death.save - 1);
    expect(await findWhole(key)).toBe(death.save - 1);
    expect(await saveOnce(key)).toBe(death.save);
  });

  it.each([
    { saves: 1, ms: 0 },
    { saves: 2, ms: 3 },
    { saves: 5, ms: 1 },
    { saves: 3, ms: 7 },
    { saves: 8, ms: 2 },
  ])('when it is killed about $ms ms after save $saves', async (kill) => {
    const key = newKey();
    const told = await saveUntilKilled({ key }, kill);
    expect(told).toBeGreaterThanOrEqual(kill.saves);
    // The last save may be written but not reported yet, or the server may still be working on its COMMIT.
    expect([told, told + 1]).toContain(await findWhole(key));
    expect([told + 1, told + 2]).toContain(await saveOnce(key));
  });

  /** @returns the last version the process reported, or 0 */
  async function saveUntilKilled(
    orders: Pick<SavingOrders, 'key' | 'death'>,
    kill?: { saves: number; ms: number },
  ): Promise<number> {
    const all: SavingOrders = { ...orders, databaseUrl: database.url, charts };
    const args = ['--input-type=module', '-', JSON.stringify(all)];
    const child = spawn(process.execPath, args, {
      cwd: apiRoot,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    saver = child;
    const closed = once(child, 'close');
    child.stdin.end(program);
    const told: number[] = [];
    for await (const line of createInterface({ input: child.stdout })) {
      told.push(Number(line));
      if (told.length === kill?.saves) setTimeout(() => child.kill('SIGKILL'), kill.ms);
    }
    expect(await closed).toEqual([null, 'SIGKILL']);
    return told.at(-1) ?? 0;
  }

  /** The only connection, like when a killed API restarts: SQLite recovers what its log holds. */
  async function onFreshConnection<T>(work: (dataSource: DataSource) => Promise<T>): Promise<T> {
    const dataSource = await openDataSource(database.url, entities);
    return work(dataSource).finally(() => dataSource.destroy());
  }

  /** @returns the version of the chart, after checking that all of it is of that version */
  const findWhole = (key: ChartKey) =>
    onFreshConnection(async (dataSource) => {
      const found = await repositoryOn(dataSource).find(key);
      expect(found).toEqual(wholeChart(found.version));
      return found.version;
    });

  /** @returns the version it saved */
  const saveOnce = (key: ChartKey) =>
    onFreshConnection(async (dataSource) => {
      const repository = repositoryOn(dataSource);
      const save = async () => {
        const { version } = await repository.find(key);
        return repository.save(key, { ...charts[(version + 1) % 2]!, version });
      };
      const saved = await save().catch((error: unknown) => {
        if (!(error instanceof SeatingChanged)) throw error;
        return save();
      });
      expect(saved).toEqual(wholeChart(saved.version));
      expect(await repository.find(key)).toEqual(saved);
      return saved.version;
    });
});
