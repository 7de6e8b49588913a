import type { Row } from '../csv/csv-table';

/** What remains of an id once a spreadsheet has taken it for a number. */
function asNumber(id: string): string {
  return id
    .toLowerCase()
    .replace(/^0+(?=\d)/, '')
    .replace(/[.,]0+$/, '');
}

/** A table's ids, each with the line that defines it. */
export class DefinedIds<Key extends string> {
  private readonly lines = new Map<string, number>();
  private readonly similar = new Map<string, string>();

  constructor(
    private readonly key: Key,
    private readonly fileName: string,
  ) {}

  /** False, and reported, when the row's id is empty or taken. */
  define(row: Row<Key>): boolean {
    const id = row.required(this.key);
    if (id === '') return false;
    const line = this.lines.get(id);
    if (line !== undefined) {
      row.report(this.key, `"${id}" is already the id of line ${line}.`);
      return false;
    }
    this.lines.set(id, row.line);
    this.similar.set(asNumber(id), id);
    return true;
  }

  has(id: string): boolean {
    return this.lines.has(id);
  }

  /** Whether a row's reference resolves; reported otherwise. An empty reference was reported when it was read. */
  check<Other extends string>(row: Row<Other>, key: Other, id: string): boolean {
    if (id === '') return false;
    if (this.has(id)) return true;
    const similar = this.similar.get(asNumber(id));
    const guess =
      similar === undefined
        ? '.'
        : `, but "${similar}" is: did a spreadsheet change one of them, or drop its zeros?`;
    row.report(key, `"${id}" is not in ${this.fileName}${guess}`);
    return false;
  }
}
