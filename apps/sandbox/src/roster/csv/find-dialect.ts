import { parse } from 'csv-parse/sync';
import { foldHeader } from './clean-value';

const delimiters = [',', ';', '\t', '|'] as const;

/** How a file is written. */
export interface Dialect {
  readonly delimiter: string;
  readonly text: string;
}

export const recordDelimiters = ['\r\n', '\n', '\r'];

function headerWith(delimiter: string, text: string): readonly string[] {
  try {
    const [header = []] = parse(text, {
      delimiter,
      record_delimiter: recordDelimiters,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      to: 1,
      trim: true,
    });
    return header as string[];
  } catch {
    return [];
  }
}

/** Excel's own first line, `sep=;`. It stays as a blank line, so the line numbers still fit. */
const separatorLine = /^\uFEFF?"?sep=(.)"?(?=[\r\n])/i;

/** `="007"` in an unquoted field, which no CSV parser accepts. */
const bareTextFormula = /(^|[\r\n,;\t|])="([^"\r\n]{0,99})"(?=[\r\n,;\t|]|$)/g;

/** DOS files end with it. */
function withoutEndMark(text: string): string {
  const end = text.trimEnd();
  return end.endsWith('\u001A') ? end.slice(0, -1) : text;
}

/** Finds the delimiter that gives the header the most known columns; a comma if in doubt. */
export function findDialect(file: string, knownColumns: readonly string[]): Dialect {
  const named = separatorLine.exec(file)?.[1];
  const text = withoutEndMark(file)
    .replace(separatorLine, '')
    .replaceAll(bareTextFormula, '$1"$2"');
  if (named !== undefined) return { delimiter: named, text };
  const known = new Set(knownColumns.map(foldHeader));
  const found = delimiters.map((delimiter) => {
    const names = headerWith(delimiter, text).map(foldHeader);
    return new Set(names.filter((name) => known.has(name))).size;
  });
  const best = found.indexOf(Math.max(...found));
  return { delimiter: delimiters[best] ?? ',', text };
}
