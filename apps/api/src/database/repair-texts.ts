import { isUtf8 } from 'node:buffer';
import { Logger } from '@nestjs/common';
import type { DataSource, EntityManager } from 'typeorm';
import { toWellFormed } from '../text/well-formed';
import { isDuplicate, isSqlite } from './engine';
import { inTransaction } from './transactions';

interface Table {
  name: string;
  columns: string[];
}

type Row = { row: number } & Record<string, ArrayBuffer | number | null>;

interface BrokenText {
  row: number;
  column: string;
  /** What it is changed to. */
  text: string;
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
  const rows: { name: string; column: string }[] = await manager.query(
    `SELECT t.name AS name, c.name AS "column" FROM pragma_table_list t, pragma_table_info(t.name) c
      WHERE t.schema = 'main' AND t.type = 'table' AND t.wr = 0 AND t.name NOT LIKE 'sqlite!_%' ESCAPE '!'`,
  );
  const tables = new Map<string, string[]>();
  for (const { name, column } of rows) tables.set(name, [...(tables.get(name) ?? []), column]);
  return [...tables].map(([name, columns]) => ({ name, columns }));
}

async function repairTable(manager: EntityManager, table: Table): Promise<number> {
  const columns = table.columns.map(quoted);
  const values = columns.map((column, at) => {
    return `CASE WHEN ${suspicious(column)} THEN CAST(${column} AS BLOB) END AS c${at}`;
  });
  const select = `SELECT rowid AS "row", ${values.join(', ')} FROM ${quoted(table.name)}
    WHERE rowid > ? AND (${columns.map(suspicious).join(' OR ')}) ORDER BY rowid LIMIT ${rowsAtOnce}`;
  const broken: BrokenText[] = [];
  for (let after = -1; ;) {
    const rows: Row[] = await manager.query(select, [after]);
    broken.push(...rows.flatMap((row) => brokenOf(row, table.columns)));
    after = rows.at(-1)?.row ?? after;
    if (rows.length < rowsAtOnce) break;
  }
  if (broken.length === 0) return 0;
  await withoutTriggers(manager, table.name, () => write(manager, table.name, broken));
  const { length } = broken;
  logger.warn({ msg: 'Repaired texts that were not UTF-8.', table: table.name, texts: length });
  return length;
}

function brokenOf(found: Row, columns: readonly string[]): BrokenText[] {
  return columns.flatMap((column, at) => {
    const text = repair(found[`c${at}`]);
    return text === undefined ? [] : [{ row: found.row, column, text }];
  });
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

async function write(
  manager: EntityManager,
  table: string,
  broken: readonly BrokenText[],
): Promise<void> {
  for (const { row, column, text } of broken) {
    const update = `UPDATE ${quoted(table)} SET ${quoted(column)} = ? WHERE rowid = ?`;
    try {
      await manager.query(update, [text, row]);
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      await manager.query(update, [`${text}${row}`, row]);
    }
  }
}

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
