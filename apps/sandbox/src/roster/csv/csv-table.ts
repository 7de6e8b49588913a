import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RosterProblems } from './roster-problems';
import { cleanValue, damageOf, foldHeader, isNothing } from './clean-value';
import { parseRecords } from './csv-records';
import { decodeText } from './decode-text';
import { findDialect } from './find-dialect';

/** A column by its names (US, UK …), the usual one first. */
export interface Column {
  readonly names: readonly string[];
  readonly isRequired?: true;
  /** A required column whose fields may be empty. */
  readonly mayBeEmpty?: true;
  /** Whether NULL is an ordinary value: some people are named that. */
  readonly mayBeNull?: true;
}

/** One line of a table. */
export interface Row<Key extends string> {
  readonly line: number;
  /** Undefined when the column is missing or the field is empty. */
  value(key: Key): string | undefined;
  /** The value of a required column. An empty field was already reported when the table was read. */
  required(key: Key): string;
  report(key: Key, reason: string): void;
  note(key: Key, text: string): void;
}

class TableRow<Key extends string> implements Row<Key> {
  constructor(
    private readonly table: CsvTable<Key>,
    readonly line: number,
    private readonly values: readonly string[],
  ) {}

  value(key: Key): string | undefined {
    return this.table.valueOf(key, this.values);
  }

  required(key: Key): string {
    return this.value(key) ?? '';
  }

  report(key: Key, reason: string): void {
    this.table.report(this.line, key, reason);
  }

  note(key: Key, text: string): void {
    this.table.note(text, this.line, key);
  }
}

/** A CSV file with known columns; others are ignored. */
export class CsvTable<Key extends string> {
  readonly rows: Row<Key>[] = [];
  private readonly positions = new Map<Key, number>();
  private readonly headers = new Map<Key, string>();
  /** Folded. */
  private header: readonly string[] = [];
  private readonly entries: readonly (readonly [Key, Column])[];

  constructor(
    readonly file: string,
    private readonly columns: Readonly<Record<Key, Column>>,
    private readonly problems: RosterProblems,
  ) {
    this.entries = Object.entries(columns) as [Key, Column][];
  }

  /** -1 if the file doesn't have it. */
  position(key: Key): number {
    return this.positions.get(key) ?? -1;
  }

  report(line: number | undefined, key: Key | undefined, reason: string): void {
    this.problems.add({ file: this.file, line, column: this.headerOf(key), reason });
  }

  note(text: string, line?: number, key?: Key): void {
    this.problems.note({ file: this.file, line, column: this.headerOf(key), reason: text });
  }

  keys(): readonly Key[] {
    return this.entries.map(([key]) => key);
  }

  /** All the names a column may have here. */
  knownNames(): readonly string[] {
    return this.entries.flatMap(([, { names }]) => names);
  }

  /** Finds the columns. False when a required one is missing or one appears twice. */
  readHeader(header: readonly string[], line: number): boolean {
    this.header = header.map(foldHeader);
    const found = this.entries.map(([key, column]) => {
      const names = column.names.map(foldHeader);
      const [position, another] = this.header.flatMap((name, at) =>
        names.includes(name) ? [at] : [],
      );
      if (position !== undefined) {
        this.positions.set(key, position);
        this.headers.set(key, cleanValue(header[position] ?? ''));
      } else if (column.isRequired) {
        const reason = `The required column ${this.alternatives(column)} is missing.`;
        this.report(line, undefined, reason);
      }
      if (another !== undefined) this.report(line, key, 'The column appears twice.');
      return another === undefined && (position !== undefined || !column.isRequired);
    });
    return found.every(Boolean);
  }

  addRow(line: number, raw: readonly string[]): void {
    const width = this.header.length;
    const values = raw.map(cleanValue);
    if (values.length > width && values.slice(width).some((value) => value !== '')) {
      const reason = `The line has ${values.length} fields, but the header has ${width}.`;
      this.report(line, undefined, reason);
      return;
    }
    if (this.isHeader(values) || values.every((value) => value === '')) return;
    const row = new TableRow(this, line, values);
    this.rows.push(row);
    for (const [key, column] of this.entries) this.checkValue(row, key, column);
  }

  /** A field's value; undefined if it stands for nothing. */
  valueOf(key: Key, values: readonly string[]): string | undefined {
    const value = values[this.position(key)] ?? '';
    const isEmpty = value === '' || (isNothing(value) && !this.columns[key].mayBeNull);
    return isEmpty ? undefined : value;
  }

  private headerOf(key: Key | undefined): string | undefined {
    return key && (this.headers.get(key) ?? this.columns[key].names[0]);
  }

  /** Concatenated files have the header again in the middle. */
  private isHeader(values: readonly string[]): boolean {
    return values.every((value, at) => foldHeader(value) === (this.header[at] ?? ''));
  }

  private checkValue(row: Row<Key>, key: Key, { isRequired, mayBeEmpty }: Column): void {
    const value = row.value(key);
    if (isRequired && !mayBeEmpty && value === undefined) {
      row.report(key, 'A value is required here.');
    }
    const damage = value === undefined ? undefined : damageOf(value);
    if (damage !== undefined) row.report(key, `"${value}" ${damage}`);
  }

  private alternatives({ names }: Column): string {
    return names.map((name) => `"${name}"`).join(' or ');
  }
}

/** What to read: the file by its name on disk, undefined if it doesn't exist. */
export interface TableSource<Key extends string> {
  readonly folder: string;
  readonly fileName: string | undefined;
  readonly usualName: string;
  readonly columns: Readonly<Record<Key, Column>>;
}

/** A file's text; undefined when it can't be read, which has then been reported. */
function readText<Key extends string>(table: CsvTable<Key>): string | undefined {
  let bytes: Buffer;
  try {
    bytes = readFileSync(table.file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    table.report(undefined, undefined, `The file can't be read (${code ?? 'unknown reason'}).`);
    return undefined;
  }
  const decoded = decodeText(bytes);
  if ('problem' in decoded) {
    table.report(decoded.line, undefined, decoded.problem);
    return undefined;
  }
  if (decoded.note !== undefined) table.note(decoded.note);
  return decoded.text;
}

function fillTable<Key extends string>(table: CsvTable<Key>, text: string): boolean {
  const records = parseRecords(findDialect(text, table.knownNames()));
  if ('reason' in records) {
    table.report(records.line, undefined, records.reason);
    return false;
  }
  const [header, ...others] = records;
  if (!header) {
    const isEmpty = text.trim() === '';
    const reason = isEmpty ? 'The file is empty.' : 'The file has only blank lines.';
    table.report(undefined, undefined, reason);
    return false;
  }
  if (!table.readHeader(header.values, header.line)) return false;
  for (const { line, values } of others) table.addRow(line, values);
  return true;
}

/** Reads a file. Undefined when it makes no sense, which has then been reported. */
export function readTable<Key extends string>(
  { folder, fileName, usualName, columns }: TableSource<Key>,
  problems: RosterProblems,
): CsvTable<Key> | undefined {
  const table = new CsvTable(join(folder, fileName ?? usualName), columns, problems);
  if (fileName === undefined) {
    table.report(undefined, undefined, 'The file is missing.');
    return undefined;
  }
  const text = readText(table);
  return text !== undefined && fillTable(table, text) ? table : undefined;
}
