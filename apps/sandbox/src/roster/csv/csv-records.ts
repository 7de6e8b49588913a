import { CsvError, parse } from 'csv-parse/sync';
import { recordDelimiters, type Dialect } from './find-dialect';

export interface CsvRecord {
  /** The line it starts on. */
  readonly line: number;
  readonly values: readonly string[];
}

/** What keeps a text from being CSV. */
export interface SyntaxProblem {
  readonly line: number;
  readonly reason: string;
}

const lineBreak = /\r\n|\n|\r/g;

function countBreaks(text: string): number {
  return text.match(lineBreak)?.length ?? 0;
}

/** csv-parse says after how many bytes a record ends, but counts lines its own way. */
class LineCounter {
  private readonly bytes: Buffer;
  private at = 0;
  private breaks = 0;

  constructor(text: string) {
    this.bytes = Buffer.from(text);
  }

  /** The number of the line that ends at a position, which must come after the last one asked for. */
  endingAt(position: number): number {
    for (; this.at < position; this.at += 1) {
      if (this.endsLine(this.at)) this.breaks += 1;
    }
    return this.endsLine(position - 1) ? this.breaks : this.breaks + 1;
  }

  /** A carriage return ends a line unless a line feed follows. */
  private endsLine(at: number): boolean {
    const byte = this.bytes[at];
    return byte === 10 || (byte === 13 && this.bytes[at + 1] !== 10);
  }
}

const reasons: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'A quotation mark opened here is never closed.',
  CSV_INVALID_CLOSING_QUOTE:
    'A closing quotation mark must be followed by a comma or the end of the line.',
  INVALID_OPENING_QUOTE: 'There is a quotation mark in the middle of an unquoted field.',
};

/** csv-parse reports where it noticed; an unclosed quote opened where the last good line ended. */
function problemOf(error: CsvError, goodLines: number): SyntaxProblem {
  const isOpen = error.code === 'CSV_QUOTE_NOT_CLOSED';
  const line = isOpen ? goodLines + 1 : Number(error['lines']);
  const field =
    typeof error['column'] === 'number' && !isOpen ? ` (field ${error['column'] + 1})` : '';
  return { line, reason: `${reasons[error.code] ?? error.message}${field}` };
}

/** The nonempty records of a text, or why it can't be read. */
export function parseRecords({ text, delimiter }: Dialect): readonly CsvRecord[] | SyntaxProblem {
  const records: CsvRecord[] = [];
  const lines = new LineCounter(text);
  let goodLines = 0;
  try {
    parse(text, {
      delimiter,
      record_delimiter: recordDelimiters,
      trim: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      on_record: (values: string[], { bytes }) => {
        goodLines = lines.endingAt(bytes);
        const inside = values.reduce((sum, value) => sum + countBreaks(value), 0);
        records.push({ line: goodLines - inside, values });
        return null;
      },
    });
    return records;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return problemOf(error, goodLines);
  }
}
