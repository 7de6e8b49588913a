import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { isSqlite } from '../../../database/engine';
import { toSqlJson } from '../../../text/parse-json';
import { nameRules } from '../mirror/name-rules';
import { RosterMirror } from '../mirror/roster-mirror.entity';
import type { NamedKind } from '../mirror/roster-word.entity';
import { joinWords, nameColumns, wordsOfRow } from './names-of-row';

/** A row of the mirror with its names, as they are now. */
export interface NamedRow {
  id: string;
  seq: number;
  words: string[];
}

/** A place in the order of changes: after this row of this change. */
export interface NamedPlace {
  changedSeq: number;
  id: string;
}

interface WordRow {
  word: string;
  seq: number;
}

type Scope = readonly [tenantId: string, kind: NamedKind];

const tableOf: Record<NamedKind, string> = { person: 'roster_people', class: 'roster_classes' };
const databaseNames: Record<string, string> = {
  displayName: 'display_name',
  givenName: 'given_name',
};
const marks = (values: readonly unknown[]) => values.map(() => '?').join(', ');
const text = (length: number) => `VARCHAR(${length}) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`;

/** Keeps the words by which people and classes are found in step with the mirror's rows (ADR 0026). */
@Injectable()
export class NameIndex {
  constructor(private readonly dataSource: DataSource) {}

  /** Rows that changed after this place, in the order of changes. */
  async changedAfter(
    tenantId: string,
    kind: NamedKind,
    { changedSeq, id, take }: NamedPlace & { take: number },
  ): Promise<(NamedRow & NamedPlace)[]> {
    const names = nameColumns[kind].map((name) => `${databaseNames[name] ?? name} AS ${name}`);
    const enabled = kind === 'person' ? ', is_enabled AS isEnabled' : '';
    const rows: (NamedPlace & { seq: number; removedAt: Date | null })[] =
      await this.dataSource.query(
        `SELECT id, seq, changed_seq AS changedSeq, removed_at AS removedAt${enabled}, ${names.join(', ')}
          FROM ${tableOf[kind]}
          WHERE tenant_id = ? AND changed_seq >= ? AND NOT (changed_seq = ? AND id <= ?)
          ORDER BY changed_seq, id LIMIT ${take}`,
        [tenantId, changedSeq, changedSeq, id],
      );
    return rows.map((row) => ({
      id: row.id,
      seq: row.seq,
      changedSeq: row.changedSeq,
      words: wordsOfRow(kind, row as typeof row & Record<string, unknown>),
    }));
  }

  /** Makes rows findable by their present words, and by no others. @returns how many weren't before */
  async write(
    manager: EntityManager,
    [tenantId, kind]: Scope,
    rows: readonly NamedRow[],
  ): Promise<number> {
    const stored = await this.storedOf(manager, [tenantId, kind], rows);
    const changed = rows.filter(({ seq, words }) => !isSame(stored.get(seq) ?? [], words));
    if (changed.length === 0) return 0;
    const known = changed.filter(({ seq }) => stored.has(seq));
    await this.remove(manager, [tenantId, kind], known);
    const words = changed.flatMap(({ seq, words: own }) => {
      const names = joinWords(own);
      return own.map((word) => [tenantId, kind, word, seq, names]);
    });
    await this.insert(manager, wordColumns, words);
    await this.addParts(
      manager,
      [tenantId, kind],
      new Set(words.map(([, , word]) => word as string)),
    );
    const before = new Set(known.flatMap(({ seq }) => stored.get(seq) ?? []));
    await this.dropParts(manager, [tenantId, kind], [...before]);
    return changed.length;
  }

  /** Records that all rows up to this number are findable. */
  async finish(manager: EntityManager, tenantId: string, namedSeq: number): Promise<void> {
    await manager.update(RosterMirror, { tenantId }, { namedSeq, nameRules });
  }

  private async storedOf(
    manager: EntityManager,
    scope: Scope,
    rows: readonly NamedRow[],
  ): Promise<Map<number, string[]>> {
    const stored = new Map<number, string[]>();
    if (rows.length === 0) return stored;
    const found: WordRow[] = await manager.query(
      `SELECT word, seq FROM roster_words WHERE tenant_id = ? AND kind = ? AND seq IN (${marks(rows)})`,
      [...scope, ...rows.map(({ seq }) => seq)],
    );
    for (const { word, seq } of found) stored.set(seq, [...(stored.get(seq) ?? []), word]);
    return stored;
  }

  private async remove(
    manager: EntityManager,
    scope: Scope,
    rows: readonly NamedRow[],
  ): Promise<void> {
    if (rows.length === 0) return;
    await manager.query(
      `DELETE FROM roster_words WHERE tenant_id = ? AND kind = ? AND seq IN (${marks(rows)})`,
      [...scope, ...rows.map(({ seq }) => seq)],
    );
  }

  /** Of the words that no row has had so far. */
  private async addParts(
    manager: EntityManager,
    [tenantId, kind]: Scope,
    words: ReadonlySet<string>,
  ): Promise<void> {
    if (words.size === 0) return;
    const known: { word: string }[] = await manager.query(
      `SELECT word FROM roster_word_parts
        WHERE tenant_id = ? AND kind = ? AND part = word AND part IN (${marks([...words])})`,
      [tenantId, kind, ...words],
    );
    const missing = new Set(words);
    for (const { word } of known) missing.delete(word);
    const parts = [...missing].flatMap((word) =>
      partsOf(word).map((part) => [tenantId, kind, part, word]),
    );
    await this.insert(manager, partColumns, parts);
  }

  /** Of the words that no row has any longer: a name that is gone isn't kept. */
  private async dropParts(
    manager: EntityManager,
    [tenantId, kind]: Scope,
    words: readonly string[],
  ): Promise<void> {
    if (words.length === 0) return;
    const used: { word: string }[] = await manager.query(
      `SELECT p.word FROM roster_word_parts p
        WHERE p.tenant_id = ? AND p.kind = ? AND p.part IN (${marks(words)}) AND p.part = p.word
        AND EXISTS (SELECT 1 FROM roster_words w
          WHERE w.tenant_id = p.tenant_id AND w.kind = p.kind AND w.word = p.word)`,
      [tenantId, kind, ...words],
    );
    const isUsed = new Set(used.map(({ word }) => word));
    const unused = words.filter((word) => !isUsed.has(word));
    const parts = [...new Set(unused.flatMap(partsOf))];
    if (parts.length === 0) return;
    await manager.query(
      `DELETE FROM roster_word_parts
        WHERE tenant_id = ? AND kind = ? AND part IN (${marks(parts)}) AND word IN (${marks(unused)})`,
      [tenantId, kind, ...parts, ...unused],
    );
  }

  private async insert(
    manager: EntityManager,
    { table, columns }: { table: string; columns: readonly [name: string, type: string][] },
    rows: readonly unknown[][],
  ): Promise<void> {
    if (rows.length === 0) return;
    const names = columns.map(([name]) => name).join(', ');
    const paths = columns.map(([name, type], at) => `${name} ${type} PATH '$[${at}]'`);
    const source = isSqlite(this.dataSource)
      ? `${columns.map((_, at) => `value ->> ${at}`).join(', ')} FROM json_each(?)`
      : `${names} FROM JSON_TABLE(?, '$[*]' COLUMNS (${paths.join(', ')})) j`;
    await manager.query(`INSERT INTO ${table} (${names}) SELECT ${source}`, [toSqlJson(rows)]);
  }
}

const scopeColumns: [string, string][] = [
  ['tenant_id', text(36)],
  ['kind', text(8)],
];
const wordColumns = {
  table: 'roster_words',
  columns: [...scopeColumns, ['word', text(64)], ['seq', 'INT'], ['names', text(512)]],
} satisfies { table: string; columns: [string, string][] };
const partColumns = {
  table: 'roster_word_parts',
  columns: [...scopeColumns, ['part', text(64)], ['word', text(64)]],
} satisfies { table: string; columns: [string, string][] };

/** The word from each of its characters on. */
function partsOf(word: string): string[] {
  const characters = [...word];
  return characters.map((_, at) => characters.slice(at).join(''));
}

function isSame(stored: readonly string[], words: readonly string[]): boolean {
  return stored.length === words.length && stored.every((word) => words.includes(word));
}
