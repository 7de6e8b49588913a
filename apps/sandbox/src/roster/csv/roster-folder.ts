import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { RosterProblems } from './roster-problems';
import { readTable, type Column, type CsvTable } from './csv-table';

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

/** A folder of CSV files, whose names are case-insensitive. */
export class RosterFolder {
  private readonly names: readonly string[];

  constructor(
    readonly path: string,
    private readonly problems: RosterProblems,
  ) {
    this.names = readdirSync(path).filter((name) => isFile(join(path, name)));
  }

  has(usualName: string): boolean {
    return this.find(usualName).length > 0;
  }

  /** Undefined when it's missing or unreadable, which has then been reported. */
  read<Key extends string>(
    usualName: string,
    columns: Readonly<Record<Key, Column>>,
  ): CsvTable<Key> | undefined {
    const [fileName, other] = this.find(usualName);
    if (other !== undefined) {
      const reason = `The folder has both ${fileName} and ${other}. Keep one of them.`;
      this.problems.add({ file: join(this.path, usualName), reason });
      return undefined;
    }
    return readTable({ folder: this.path, fileName, usualName, columns }, this.problems);
  }

  /** For an optional file. Undefined also when it's unreadable, which has then been reported. */
  readIfThere<Key extends string>(
    usualName: string,
    columns: Readonly<Record<Key, Column>>,
  ): CsvTable<Key> | undefined {
    return this.has(usualName) ? this.read(usualName, columns) : undefined;
  }

  private find(usualName: string): string[] {
    return this.names.filter((name) => name.toLowerCase() === usualName.toLowerCase());
  }
}
