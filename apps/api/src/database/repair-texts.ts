import { isUtf8 } from 'node:buffer';
import { Logger } from '@nestjs/common';
import type { DataSource, EntityManager } from 'typeorm';
import { toWellFormed } from '../text/well-formed';
import { isDuplicate, isSqlite } from './engine';
import { inTransaction } from './transactions';

interface Table {
  name: string;
  columns: string[];
  /** The primary key of a table that has no row numbers. */
  key: string[] | undefined;
}

type Row = Record<string, ArrayBuffer | number | null>;

/** What rows are told apart by: their number, or the bytes of their key. */
type Place = (ArrayBuffer | number | null | undefined)[];

interface BrokenRow {
  place: Place;
  /** What is changed, by column. */
  texts: Map<string, string>;
}

const rowsAtOnce = 500;
const logger = new Logger('Database');

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** Whether a value is text beyond ASCII; compared as bytes, since SQLite doesn't care what they are. */
const suspicious = (column: string) => `typeof(${column}) = 'text' AND
  (${column} GLOB '*[^' || char(1) || '-' || char(127) || ']*' OR instr(CAST(${column} AS BLOB), x'00') > 0)`;

/**
 * Makes every text in a SQLite file valid UTF-8, whoever wrote it. libsql ends the process over any other (ADR 0015), so
 * this reads them as bytes, before anything else reads. A file without such texts is only scanned.
 * @returns how many texts were repaired
 */
export async function repairTexts(dataSource: DataSource): Promise<number> {
  if (!isSqlite(dataSource)) return 0;
  // Off before BEGIN, because a key and the references to it are repaired one after the other.
  await dataSource.query('PRAGMA foreign_keys = OFF');
  try {
    return await inTransaction(dataSource, async (manager) => {
      let repaired = 0;
      for (const table of await tablesOf(manager)) repaired += await repairTable(manager, table);
      return repaired;
    });
  } finally {
    await dataSource.query('PRAGMA foreign_keys = ON');
  }
}

async function tablesOf(manager: EntityManager): Promise<Table[]> {
  const rows: { name: string; column: string; key: number; isBare: number }[] = await manager.query(
    `SELECT t.name AS name, t.wr AS isBare, c.name AS "column", c.pk AS "key"
      FROM pragma_table_list t, pragma_table_info(t.name) c
      WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite!_%' ESCAPE '!'`,
  );
  const tables = new Map<string, Table>();
  for (const { name, column, key, isBare } of rows) {
    const table = tables.get(name) ?? { name, columns: [], key: isBare ? [] : undefined };
    table.columns.push(column);
    if (key > 0) table.key?.push(column);
    tables.set(name, table);
  }
  return [...tables.values()];
}

async function repairTable(manager: EntityManager, table: Table): Promise<number> {
  const broken = await findBroken(manager, table);
  if (broken.length === 0) return 0;
  await withoutTriggers(manager, table.name, () => write(manager, table, broken));
  const texts = broken.reduce((sum, row) => sum + row.texts.size, 0);
  logger.warn({ msg: 'Repaired texts that were not UTF-8.', table: table.name, texts });
  return texts;
}

async function findBroken(manager: EntityManager, table: Table): Promise<BrokenRow[]> {
  const columns = table.columns.map(quoted);
  const places = placesOf(table).map((place, at) => `${place} AS p${at}`);
  const values = columns.map((column, at) => {
    return `CASE WHEN ${suspicious(column)} THEN CAST(${column} AS BLOB) END AS c${at}`;
  });
  const select = `SELECT ${[...places, ...values].join(', ')} FROM ${quoted(table.name)}
    WHERE (${columns.map(suspicious).join(' OR ')})`;
  const broken: BrokenRow[] = [];
  for (let after = -1; ;) {
    // Without row numbers, there is no place to go on from.
    const page = table.key ? '' : ` AND rowid > ${after} ORDER BY rowid LIMIT ${rowsAtOnce}`;
    const rows: Row[] = await manager.query(select + page);
    const found = rows.map((row) => brokenOf(row, table));
    broken.push(...found.filter(({ texts }) => texts.size > 0));
    if (table.key || rows.length < rowsAtOnce) return broken;
    after = Number(found.at(-1)?.place[0]);
  }
}

const placesOf = ({ key }: Table): string[] =>
  key ? key.map((column) => `CAST(${quoted(column)} AS BLOB)`) : ['rowid'];

function brokenOf(found: Row, table: Table): BrokenRow {
  const texts = new Map<string, string>();
  for (const [at, column] of table.columns.entries()) {
    const text = repair(found[`c${at}`]);
    if (text !== undefined) texts.set(column, text);
  }
  return { place: placesOf(table).map((_, at) => found[`p${at}`]), texts };
}

/** @returns undefined for a value that needs no repair */
function repair(value: ArrayBuffer | number | null | undefined): string | undefined {
  if (!(value instanceof ArrayBuffer)) return undefined;
  const bytes = Buffer.from(value);
  if (isUtf8(bytes) && !bytes.includes(0)) return undefined;
  return toWellFormed(decodeHalves(bytes));
}

/** Half of a surrogate pair, however it was encoded, is one unreadable character, not three. */
function decodeHalves(bytes: Buffer): string {
  for (let at = bytes.indexOf(0xed); at >= 0; at = bytes.indexOf(0xed, at + 1)) {
    const [second = 0, third = 0] = bytes.subarray(at + 1, at + 3);
    if (second >= 0xa0 && third >= 0x80) bytes.set([0xef, 0xbf, 0xbd], at);
  }
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

/** A row at a time, since its texts may be its key. Where that would make two rows one, the texts get a number. */
async function write(
  manager: EntityManager,
  table: Table,
  broken: readonly BrokenRow[],
): Promise<void> {
  const where = placesOf(table).map((place) => `${place} = ?`);
  for (const [number, { place, texts }] of broken.entries()) {
    const update = (suffix: string) =>
      manager.query(
        `UPDATE ${quoted(table.name)} SET ${[...texts.keys()].map((column) => `${quoted(column)} = ?`).join(', ')}
          WHERE ${where.join(' AND ')}`,
        [...[...texts.values()].map((text) => text + suffix), ...place.map(asParameter)],
      );
    try {
      await update('');
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      await update(String(table.key ? number + 1 : place[0]));
    }
  }
}

const asParameter = (value: Place[number]) =>
  value instanceof ArrayBuffer ? Buffer.from(value) : value;

/** Some tables refuse every change to their rows. */
async function withoutTriggers(
  manager: EntityManager,
  table: string,
  work: () => Promise<void>,
): Promise<void> {
  const triggers: { name: string; sql: string }[] = await manager.query(
    `SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?`,
    [table],
  );
  for (const { name } of triggers) await manager.query(`DROP TRIGGER ${quoted(name)}`);
  await work();
  for (const { sql } of triggers) await manager.query(sql);
}
