/** What spreadsheets treat as the start of a formula, in full width too; `|` starts commands in old ones. */
const formulaStarts = new Set('=+-@|＝＋－＠');
/** What ends a cell in a spreadsheet that expects another delimiter, and therefore sees no quotes. */
const cellEnds = new Set(';\t|\r\n');
const isBlank = (character: string) => /[\s\p{C}]/u.test(character);

/** Puts an apostrophe before anything that would start a formula, in this cell or one it may be split into. */
function withoutFormulas(text: string): string {
  let safe = '';
  let isStart = true;
  for (const character of text) {
    if (isStart && formulaStarts.has(character)) safe += "'";
    safe += character;
    isStart = cellEnds.has(character) || (isStart && isBlank(character));
  }
  // Before blanks, too: some spreadsheets drop them, others treat them as a start of their own.
  return /^[\s\p{C}]/u.test(safe) ? `'${safe}` : safe;
}

function toField(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  return `"${withoutFormulas(value).replaceAll('"', '""')}"`;
}

/**
 * A line of CSV (RFC 4180), every text in quotes, none of them a formula.
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
export function csvLine(values: readonly (string | number | null)[]): string {
  return `${values.map(toField).join(',')}\r\n`;
}
