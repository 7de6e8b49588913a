import { basename } from 'node:path';
import type { Row } from './csv-table';
import { parseRosterDate } from './roster-date';

/** A date column as ISO; what isn't a date is reported. */
export function dateOf<Key extends string>(row: Row<Key>, key: Key): string | undefined {
  const value = row.value(key);
  if (value === undefined) return undefined;
  const date = parseRosterDate(value);
  if (date === undefined) row.report(key, `"${value}" is not a date (M/D/YYYY or YYYY-MM-DD).`);
  return date;
}

function localPart(userName: string): string {
  return userName.split('@', 1)[0] ?? '';
}

/** Only the local part of a user name counts; the domain is the tenant's. What can't be one is reported. */
export function userNameOf<Key extends string>(row: Row<Key>, key: Key): string {
  const value = row.required(key);
  const local = localPart(value);
  if (value !== '' && !/^[^\s@"<>()[\]\\,;:/?#%]+$/.test(local)) {
    row.report(key, `"${value}" cannot be a user name.`);
  }
  return local;
}

/** A field that holds several ids. */
export function listOf<Key extends string>(row: Row<Key>, key: Key): string[] {
  const parts = (row.value(key) ?? '').split(',').map((part) => part.trim());
  return parts.filter(Boolean);
}

/** The ids of a table, each with the line that defines it. */
export class DefinedIds<Key extends string> {
  readonly #lines = new Map<string, number>();

  constructor(
    private readonly key: Key,
    private readonly fileName: string,
  ) {}

  /** False when the row's id is empty or taken, which is reported. */
  define(row: Row<Key>): boolean {
    const id = row.required(this.key);
    if (id === '') return false;
    const line = this.#lines.get(id);
    if (line !== undefined) {
      row.report(this.key, `"${id}" is already the id of line ${line}.`);
      return false;
    }
    this.#lines.set(id, row.line);
    return true;
  }

  has(id: string): boolean {
    return this.#lines.has(id);
  }

  /** Whether what a row refers to is there; reported otherwise. An empty reference was reported when it was read. */
  check<Other extends string>(row: Row<Other>, key: Other, id: string): boolean {
    if (id === '') return false;
    if (this.has(id)) return true;
    row.report(key, `"${id}" is not in ${this.fileName}.`);
    return false;
  }
}

/** Notices two people who would sign in under one name. */
export class TakenUserNames {
  readonly #places = new Map<string, string>();

  take<Key extends string>(row: Row<Key>, key: Key, file: string): void {
    const name = localPart(row.required(key));
    if (name === '') return;
    const place = this.#places.get(name.toLowerCase());
    if (place === undefined) {
      this.#places.set(name.toLowerCase(), `${basename(file)} line ${row.line}`);
    } else {
      row.report(key, `The user name "${name}" is already taken by ${place}.`);
    }
  }
}
