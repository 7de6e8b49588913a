import fc from 'fast-check';
import type { EntityMetadata, ObjectLiteral } from 'typeorm';
import { fitText, toWellFormed } from '../text/well-formed';
import { hostileText, isWhole } from '../text/testing/hostile-text';
import { openTestDataSource, type TestDataSource } from '../testing';
import { isSqlite } from './engine';

type ColumnMetadata = EntityMetadata['columns'][number];

const isText = ({ type }: ColumnMetadata) => type === 'varchar' || type === 'mediumtext';

/** A value that a column accepts, whatever it is for. */
function plainValue({ type, transformer, length }: ColumnMetadata): unknown {
  if (transformer && type === 'mediumtext' && Array.isArray(transformer)) return [];
  if (type === 'char') return crypto.randomUUID().slice(0, Number(length));
  if (type === 'varchar' || type === 'mediumtext') return crypto.randomUUID().slice(0, 16);
  if (type === 'datetime') return new Date('2026-03-08T07:30:00.456Z');
  if (type === 'mediumblob') return Buffer.from([0xff, 0x00]);
  return type === 'boolean' ? true : 1;
}

const references = (metadata: EntityMetadata) =>
  new Set(metadata.foreignKeys.flatMap(({ columnNames }) => columnNames));

function plainRow(metadata: EntityMetadata): ObjectLiteral {
  const referring = references(metadata);
  const columns = metadata.columns.filter(
    ({ databaseName, isNullable }) => !(isNullable && referring.has(databaseName)),
  );
  return Object.fromEntries(columns.map((column) => [column.propertyName, plainValue(column)]));
}

describe('text columns, whatever they are given', () => {
  let test: TestDataSource;

  beforeAll(async () => {
    test = await openTestDataSource();
    const off = isSqlite(test.dataSource) ? 'PRAGMA foreign_keys = OFF' : 'SELECT 1';
    await test.dataSource.query(off);
  });
  afterAll(() => test.close());

  /** Every text column of every entity, so new ones are included automatically. */
  const columns = () =>
    test.dataSource.entityMetadatas.flatMap((metadata) =>
      metadata.columns.filter(isText).map((column) => ({ metadata, column })),
    );

  async function insert(metadata: EntityMetadata, values: ObjectLiteral): Promise<ObjectLiteral> {
    const row = { ...plainRow(metadata), ...values };
    const { dataSource } = test;
    const insertion = dataSource.createQueryBuilder().insert().into(metadata.target).values(row);
    const insertOne = async () => {
      await insertion.updateEntity(false).execute();
      const key = Object.fromEntries(
        metadata.primaryColumns.map(({ propertyName }) => [propertyName, row[propertyName]]),
      );
      return dataSource.manager.findOneByOrFail(metadata.target, key);
    };
    if (isSqlite(dataSource)) return insertOne();
    return dataSource.transaction(async (manager) => {
      await manager.query('SET FOREIGN_KEY_CHECKS = 0');
      await manager.insert(metadata.target, row);
      await manager.query('SET FOREIGN_KEY_CHECKS = 1');
      const key = Object.fromEntries(
        metadata.primaryColumns.map(({ propertyName }) => [propertyName, row[propertyName]]),
      );
      return manager.findOneByOrFail(metadata.target, key);
    });
  }

  it('store only whole characters, as many as fit, and return them (S-19)', async () => {
    expect(columns().length).toBeGreaterThan(25);
    for (const { metadata, column } of columns()) {
      const { propertyName, length, transformer } = column;
      const isJson = Array.isArray(transformer);
      await fc.assert(
        fc.asyncProperty(hostileText, async (text) => {
          const given = isJson ? [{ [`_${text}`]: text }] : text;
          const read = (await insert(metadata, { [propertyName]: given }))[propertyName] as unknown;
          const repaired = toWellFormed(text);
          const whole = isJson
            ? [{ [`_${repaired}`]: repaired }]
            : fitText(text, Number(length || Infinity));
          expect(read).toEqual(whole);
          expect(isWhole(JSON.stringify(read))).toBe(true);
        }),
        { numRuns: 15, seed: 20_261_130 },
      );
    }
  });

  it('are found by the given text, however it was cut', async () => {
    const metadata = test.dataSource.getMetadata('Lease');
    const name = `${'x'.repeat(127)}😀\ud83d`;
    await insert(metadata, { name });
    expect(await test.dataSource.manager.existsBy(metadata.target, { name })).toBe(true);
  });
});
