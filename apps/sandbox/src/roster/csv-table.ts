import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CsvError, parse } from 'csv-parse/sync';
import type { RosterProblems } from './roster-problems';

/** A column by the names it goes under (US, UK …), the usual one first. */
export interface Column {
  readonly names: readonly string[];
  readonly isRequired?: true;
  /** A required column whose fields may be empty. */
  readonly mayBeEmpty?: true;
}

interface CsvRecord {
  /** The line it ends on. */
  readonly lines: number;
  readonly values: readonly string[];
}

/** One line of a table. */
export interface Row<Key extends string> {
  readonly line: number;
  /** Undefined when the column is missing or the field empty. */
  value(key: Key): string | undefined;
  /** Of a required column. An empty field was reported when the table was read. */
  required(key: Key): string;
  report(key: Key, reason: string): void;
}

class TableRow<Key extends string> implements Row<Key> {
  constructor(
    private readonly table: CsvTable<Key>,
    readonly line: number,
    private readonly values: readonly string[],
  ) {}

  value(key: Key): string | undefined {
    return this.values[this.table.position(key)] || undefined;
  }

  required(key: Key): string {
    return this.value(key) ?? '';
  }

  report(key: Key, reason: string): void {
    this.table.report(this.line, key, reason);
  }
}

/** A CSV file with known columns; others are ignored. */
export class CsvTable<Key extends string> {
  readonly rows: Row<Key>[] = [];
  readonly #positions = new Map<Key, number>();
  readonly #headers = new Map<Key, string>();

  constructor(
    readonly file: string,
    private readonly columns: Readonly<Record<Key, Column>>,
    private readonly problems: RosterProblems,
  ) {}

  /** -1 when the file doesn't have it. */
  position(key: Key): number {
    return this.#positions.get(key) ?? -1;
  }

  report(line: number | undefined, key: Key | undefined, reason: string): void {
    const column = key && (this.#headers.get(key) ?? this.columns[key].names[0]);
    this.problems.add({ file: this.file, line, column, reason });
  }

  /** Finds the columns. False when a required one is missing. */
  readHeader(header: readonly string[], line: number): boolean {
    const lower = header.map((name) => name.toLowerCase());
    let isComplete = true;
    for (const [key, column] of this.#columnEntries()) {
      const position = lower.findIndex((name) =>
        column.names.some((known) => known.toLowerCase() === name),
      );
      if (position >= 0) {
        this.#positions.set(key, position);
        this.#headers.set(key, header[position] ?? '');
      } else if (column.isRequired) {
        isComplete = false;
        this.report(
          line,
          undefined,
          `The required column ${this.#alternatives(column)} is missing.`,
        );
      }
    }
    return isComplete;
  }

  addRow(line: number, values: readonly string[], width: number): void {
    if (values.length > width) {
      const reason = `The line has ${values.length} fields, but the header has ${width}.`;
      this.report(line, undefined, reason);
      return;
    }
    const row = new TableRow(this, line, values);
    this.rows.push(row);
    for (const [key, column] of this.#columnEntries()) {
      if (column.isRequired && !column.mayBeEmpty && !row.value(key))
        row.report(key, 'A value is required here.');
    }
  }

  #alternatives({ names }: Column): string {
    return names.map((name) => `"${name}"`).join(' or ');
  }

  #columnEntries(): [Key, Column][] {
    return Object.entries(this.columns) as [Key, Column][];
  }
}

/** csv-parse names the place where it noticed; an unclosed quote began where the last good line ended. */
function reportSyntax<Key extends string>(
  table: CsvTable<Key>,
  error: CsvError,
  goodLines: number,
): void {
  const isOpen = error.code === 'CSV_QUOTE_NOT_CLOSED';
  const line = isOpen ? goodLines + 1 : Number(error['lines']);
  const reasons: Record<string, string> = {
    CSV_QUOTE_NOT_CLOSED: 'A quotation mark that opens here is never closed.',
    CSV_INVALID_CLOSING_QUOTE:
      'After a closing quotation mark a comma or the end of the line must follow.',
    INVALID_OPENING_QUOTE: 'A quotation mark stands in the middle of a field that is not quoted.',
  };
  const field =
    typeof error['column'] === 'number' && !isOpen ? ` (field ${error['column'] + 1})` : '';
  table.report(line, undefined, `${reasons[error.code] ?? error.message}${field}`);
}

function decode(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function parseRecords<Key extends string>(
  table: CsvTable<Key>,
  text: string,
): readonly CsvRecord[] | undefined {
  const records: CsvRecord[] = [];
  try {
    parse(text, {
      trim: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      on_record: (values: string[], { lines }) => {
        records.push({ lines, values });
        return null;
      },
    });
    return records;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    reportSyntax(table, error, records.at(-1)?.lines ?? 0);
    return undefined;
  }
}

/** csv-parse counts the line a record ends on; people look for the one it begins on. */
function firstLineOf({ lines, values }: CsvRecord): number {
  const breaks = values.reduce((sum, value) => sum + (value.match(/\r\n|\n|\r/g)?.length ?? 0), 0);
  return lines - breaks;
}

/** What to read: the file as it is called on disk, undefined when it isn't there. */
export interface TableSource<Key extends string> {
  readonly folder: string;
  readonly fileName: string | undefined;
  readonly usualName: string;
  readonly columns: Readonly<Record<Key, Column>>;
}

/** Reads a file. Undefined when it can't be made sense of, which then has been reported. */
export function readTable<Key extends string>(
  { folder, fileName, usualName, columns }: TableSource<Key>,
  problems: RosterProblems,
): CsvTable<Key> | undefined {
  const table = new CsvTable(join(folder, fileName ?? usualName), columns, problems);
  if (fileName === undefined) {
    table.report(undefined, undefined, 'The file is missing.');
    return undefined;
  }
  const text = decode(readFileSync(join(folder, fileName)));
  if (text === undefined) {
    table.report(undefined, undefined, 'The file is not UTF-8 text.');
    return undefined;
  }
  const [header, ...lines] = parseRecords(table, text) ?? [];
  if (!header) {
    if (text.trim() === '') table.report(undefined, undefined, 'The file is empty.');
    return undefined;
  }
  if (!table.readHeader(header.values, header.lines)) return undefined;
  for (const line of lines) table.addRow(firstLineOf(line), line.values, header.values.length);
  return table;
}
