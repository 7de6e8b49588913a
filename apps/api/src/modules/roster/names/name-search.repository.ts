import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { NamedKind } from '../mirror/roster-word.entity';

/** What to look for among a tenant's names. */
export interface NameQuery {
  tenantId: string;
  kind: NamedKind;
  /** Folded; all of them must occur in a name. */
  words: readonly string[];
  limit: number;
  /** Only people of these classes. */
  classIds?: readonly string[];
}

/** The tenant's numbers of what was found, best first. */
export interface Found {
  seqs: number[];
  /** Whether there are, or may be, more: the search has to be narrower to see them. */
  hasMore: boolean;
}

/** Rows looked at for the other words of a search: first a few, since frequent words soon meet; then this many at most. */
const depths = [1_000, 20_000];
/** The same where each row costs a look at its classes. */
const depthsInClasses = [400, 1_500];
/** Up to this many rows, words are told apart by how frequent they are: this many of them, the longest. */
const mostCounted = 3_000;
const mostCompared = 4;
/** Words that contain what is looked for. */
const mostWords = 400;
/** Somebody may have several words with the same start. */
const rowsPerHit = 3;

/** After every text that starts with the one before it. */
const last = '\u{10FFFF}';
const marks = (values: readonly unknown[]) => values.map(() => '?').join(', ');
const scoped = 'FROM roster_words t WHERE t.tenant_id = ? AND t.kind = ?';
const starts = `${scoped} AND t.word >= ? AND t.word < ?`;

const isInClasses = (classIds: readonly string[]) => `EXISTS (SELECT 1 FROM roster_people p
  JOIN roster_enrollments e ON e.tenant_id = p.tenant_id AND e.person_id = p.id
  WHERE p.tenant_id = ? AND p.seq = t.seq AND e.class_id IN (${marks(classIds)}) AND e.removed_at IS NULL)`;

type Row = Record<'seq', number>;
/** A place in the index. */
type Place = Row & Record<'word', string>;
/** Rows of the index, and what must occur in their names. */
interface Scan {
  from: string;
  parameters: readonly unknown[];
  others: readonly string[];
}

/**
 * Finds people and classes of a tenant by their names, among any number of them (ADR 0026). Names with words that start
 * as searched come first, then those that have it in the middle of a word.
 */
@Injectable()
export class NameSearch {
  constructor(private readonly dataSource: DataSource) {}

  async find(query: NameQuery): Promise<Found> {
    if (query.words.length === 0) return { seqs: [], hasMore: false };
    const found = new Set<number>();
    const isWhole = await this.addStarts(query, found);
    const isEnough = found.size > query.limit;
    const isAll = isEnough || ((await this.addMiddles(query, found)) && isWhole);
    const seqs = [...found].slice(0, query.limit);
    return { seqs, hasMore: !isAll || found.size > query.limit };
  }

  /** @returns whether all rows were looked at, or enough found */
  private async addStarts(query: NameQuery, found: Set<number>): Promise<boolean> {
    const { tenantId, kind, words } = query;
    const rarest = await this.rarestStart(query);
    if (rarest === undefined) return true;
    const others = words.filter((word) => word !== rarest).map((word) => ` ${word}`);
    const parameters = [tenantId, kind, rarest, rarest + last];
    return this.scan({ from: starts, parameters, others }, query, found);
  }

  private async addMiddles(query: NameQuery, found: Set<number>): Promise<boolean> {
    const { tenantId, kind, words } = query;
    const [longest = ''] = longestFirst(words);
    const parts: { word: string }[] = await this.dataSource.query(
      `SELECT DISTINCT word FROM roster_word_parts
        WHERE tenant_id = ? AND kind = ? AND part >= ? AND part < ? LIMIT ${mostWords}`,
      [tenantId, kind, longest, longest + last],
    );
    if (parts.length === 0) return true;
    const from = `${scoped} AND t.word IN (${marks(parts)})`;
    const parameters = [tenantId, kind, ...parts.map(({ word }) => word)];
    const others = words.filter((word) => word !== longest);
    const isWhole = await this.scan({ from, parameters, others }, query, found);
    return isWhole && parts.length < mostWords;
  }

  /** The word that the fewest names have at the start of a word; undefined if one of them starts none. */
  private async rarestStart(query: NameQuery): Promise<string | undefined> {
    const { tenantId, kind } = query;
    const words = longestFirst(query.words).slice(0, mostCompared);
    if (words.length === 1) return words[0];
    const counts = words.map(
      (_, at) =>
        `SELECT ${at} AS at_word, COUNT(*) AS rows_found FROM (SELECT t.seq ${starts} LIMIT ${mostCounted}) c`,
    );
    const rows: Record<'at_word' | 'rows_found', unknown>[] = await this.dataSource.query(
      counts.join(' UNION ALL '),
      words.flatMap((word) => [tenantId, kind, word, word + last]),
    );
    const [rarest] = rows
      .map((row) => ({ at: Number(row.at_word), count: Number(row.rows_found) }))
      .sort((one, other) => one.count - other.count || one.at - other.at);
    return rarest && rarest.count > 0 ? words[rarest.at] : undefined;
  }

  private scan(scan: Scan, query: NameQuery, found: Set<number>): Promise<boolean> {
    const isPlain = scan.others.length === 0 && !query.classIds;
    return isPlain ? this.takeFirst(scan, query, found) : this.sift(scan, query, found);
  }

  private async takeFirst(
    { from, parameters }: Scan,
    { limit }: NameQuery,
    found: Set<number>,
  ): Promise<boolean> {
    const most = mostRows(limit, found);
    const sql = `SELECT t.seq ${from} ORDER BY t.word, t.seq LIMIT ${most}`;
    const rows: Row[] = await this.dataSource.query(sql, [...parameters]);
    for (const { seq } of rows) found.add(seq);
    return found.size > limit || rows.length < most;
  }

  private async sift(
    scan: Scan,
    { tenantId, limit, classIds }: NameQuery,
    found: Set<number>,
  ): Promise<boolean> {
    const { from, parameters, others } = scan;
    const conditions = others.map(() => 'INSTR(t.names, ?) > 0');
    if (classIds) conditions.push(isInClasses(classIds));
    const within = classIds ? [tenantId, ...classIds] : [];
    for (const depth of classIds ? depthsInClasses : depths) {
      const end = await this.placeAt(scan, depth);
      // A derived table would be bounded as well, but MariaDB writes one out.
      const bound = end ? ' AND (t.word < ? OR (t.word = ? AND t.seq <= ?))' : '';
      const rows: Row[] = await this.dataSource.query(
        `SELECT t.seq ${from}${bound} AND ${conditions.join(' AND ')}
          ORDER BY t.word, t.seq LIMIT ${mostRows(limit, found)}`,
        [...parameters, ...(end ? [end.word, end.word, end.seq] : []), ...others, ...within],
      );
      for (const { seq } of rows) found.add(seq);
      if (found.size > limit || !end) return true;
    }
    return false;
  }

  /** The last of this many rows; undefined if there are fewer. */
  private async placeAt({ from, parameters }: Scan, depth: number): Promise<Place | undefined> {
    const sql = `SELECT t.word, t.seq ${from} ORDER BY t.word, t.seq LIMIT 1 OFFSET ${depth}`;
    const [place]: Place[] = await this.dataSource.query(sql, [...parameters]);
    return place;
  }
}

/** What was found before may come again. */
const mostRows = (limit: number, found: ReadonlySet<number>) =>
  (limit + 1) * rowsPerHit + found.size;

const longestFirst = (words: readonly string[]): string[] =>
  [...words].sort((one, other) => other.length - one.length);
