import { readdirSync } from 'node:fs';
import { readTable } from './csv-table';
import type { Column, CsvTable } from './csv-table';
import type { RosterProblems } from './roster-problems';

/** A folder of CSV files, whose names count in any case. */
export class RosterFolder {
  readonly #names: readonly string[];

  constructor(
    readonly path: string,
    private readonly problems: RosterProblems,
  ) {
    this.#names = readdirSync(path);
  }

  has(usualName: string): boolean {
    return this.#find(usualName) !== undefined;
  }

  /** Undefined when it's missing or can't be read, which then has been reported. */
  read<Key extends string>(
    usualName: string,
    columns: Readonly<Record<Key, Column>>,
  ): CsvTable<Key> | undefined {
    const source = { folder: this.path, fileName: this.#find(usualName), usualName, columns };
    return readTable(source, this.problems);
  }

  #find(usualName: string): string | undefined {
    return this.#names.find((name) => name.toLowerCase() === usualName.toLowerCase());
  }
}
