import type { DataSource, EntityMetadata } from 'typeorm';
import type { RosterMirror } from '../mirror/roster-mirror.entity';
import { conditionOf, pageOf } from './list-statement';
import type { RosterCounts } from './roster-counts';
import { rosterLists, type RosterKind, type RosterRows } from './roster-lists';
import { hashOf, readCursor, writeCursor, type Place, type RosterQuery } from './roster-query';

export interface RosterPage<Row> {
  rows: Row[];
  /** Leads to the next page; null after the last. */
  nextCursor: string | null;
}

export interface PageOptions {
  limit: number;
  cursor?: string | undefined;
}

/** Rows per statement of a stream. */
const streamed = 500;
/** Ids per statement; SQLite takes 32 766 values. */
const idsAtOnce = 10_000;

const internal = new Set(['syncRound', 'peopleDueAt']);

type Column = EntityMetadata['columns'][number];

/**
 * The roster of one tenant, as its mirror has it. Rows are ordered by `seq`, or by their change with `changedSince`; in
 * both orders rows that stay are neither skipped nor repeated, whatever changes between two pages. In the second, a row
 * that changes meanwhile comes once more at the end.
 */
export class Roster {
  constructor(
    private readonly dataSource: DataSource,
    private readonly counts: RosterCounts,
    private readonly mirror: RosterMirror & { filledAt: Date },
  ) {}

  get tenantId(): string {
    return this.mirror.tenantId;
  }

  /** When all of it was last known to be in step with Microsoft 365. */
  get asOf(): Date {
    return this.mirror.readAt ?? this.mirror.filledAt;
  }

  /** Grows with each change; for entity tags. */
  get revision(): string {
    const { lastSeq, startedAt } = this.mirror;
    return `${startedAt.getTime().toString(36)}.${lastSeq.toString(36)}`;
  }

  /**
   * The time of the last change: who reads everything from here on asks for changes since then afterwards, later since
   * the last change that was read. It includes that change.
   */
  get changedAt(): Date {
    return this.mirror.changedAt ?? this.mirror.startedAt;
  }

  /**
   * One page, in one statement.
   * @throws ValidationFailed for a cursor of another list
   */
  async page<Kind extends RosterKind>(
    kind: Kind,
    query: RosterQuery,
    { limit, cursor }: PageOptions,
  ): Promise<RosterPage<RosterRows[Kind]>> {
    const hash = hashOf(kind, query, this.epoch);
    const after = cursor === undefined ? undefined : readCursor(hash, query, cursor);
    const rows = await this.read(kind, query, { limit: limit + 1, after });
    const hasMore = rows.length > limit;
    if (hasMore) rows.pop();
    const last = rows.at(-1);
    const nextCursor = hasMore && last ? writeCursor(hash, placeOf(last, query)) : null;
    return { rows, nextCursor };
  }

  /** All rows, some at a time: each statement starts where the last one ended. */
  async *stream<Kind extends RosterKind>(
    kind: Kind,
    query: RosterQuery,
  ): AsyncGenerator<RosterRows[Kind][]> {
    let after: Place | undefined;
    for (;;) {
      const rows = await this.read(kind, query, { limit: streamed, after });
      if (rows.length > 0) yield rows;
      const last = rows.at(-1);
      if (!last || rows.length < streamed) return;
      after = placeOf(last, query);
    }
  }

  /** How many rows `page` leads through. */
  count(kind: RosterKind, query: RosterQuery): Promise<number> {
    const key = `${this.revision} ${hashOf(kind, query, this.epoch)}`;
    return this.counts.get(key, async () => {
      const { sql, values } = conditionOf(rosterLists[kind], this.tenantId, query);
      const [row]: { count: number | string }[] = await this.dataSource.query(
        `SELECT COUNT(*) AS count FROM ${this.tableOf(kind).tableName} t WHERE ${sql}`,
        values,
      );
      return Number(row?.count ?? 0);
    });
  }

  /** One row, also a removed one. */
  async find<Kind extends RosterKind>(
    kind: Kind,
    id: string,
  ): Promise<RosterRows[Kind] | undefined> {
    const [row] = await this.findAll(kind, [id]);
    return row;
  }

  /** The rows with these ids, removed ones too, in no order. */
  async findAll<Kind extends RosterKind>(
    kind: Kind,
    ids: Iterable<string>,
  ): Promise<RosterRows[Kind][]> {
    const wanted = [...new Set(ids)].map((id) => id.toLowerCase());
    const rows: RosterRows[Kind][] = [];
    for (let from = 0; from < wanted.length; from += idsAtOnce) {
      const some = wanted.slice(from, from + idsAtOnce);
      const condition = `t.tenant_id = ? AND t.id IN (${some.map(() => '?').join(', ')})`;
      rows.push(...(await this.select(kind, condition, [this.tenantId, ...some])));
    }
    return rows;
  }

  /** Who is in classes, as what; in one statement. */
  async peopleOf(
    classIds: readonly string[],
  ): Promise<Pick<RosterRows['enrollments'], 'classId' | 'personId' | 'role'>[]> {
    if (classIds.length === 0) return [];
    return this.dataSource.query(
      `SELECT class_id AS classId, person_id AS personId, role FROM roster_enrollments
        WHERE tenant_id = ? AND class_id IN (${classIds.map(() => '?').join(', ')})
          AND removed_at IS NULL`,
      [this.tenantId, ...classIds.map((id) => id.toLowerCase())],
    );
  }

  /** The ids of the schools of people or classes, by their ids; in one statement. */
  async schoolsOf(
    kind: 'people' | 'classes',
    ids: readonly string[],
  ): Promise<Map<string, string[]>> {
    const schools = new Map<string, string[]>(ids.map((id) => [id.toLowerCase(), []]));
    if (schools.size === 0) return schools;
    const [table, column] =
      kind === 'people'
        ? ['roster_school_people', 'person_id']
        : ['roster_school_classes', 'class_id'];
    const rows: { id: string; schoolId: string }[] = await this.dataSource.query(
      `SELECT ${column} AS id, school_id AS schoolId FROM ${table}
        WHERE tenant_id = ? AND ${column} IN (${[...schools].map(() => '?').join(', ')})
        ORDER BY school_id`,
      [this.tenantId, ...schools.keys()],
    );
    for (const { id, schoolId } of rows) schools.get(id)?.push(schoolId);
    return schools;
  }

  /** A mirror that was emptied and filled again numbers its rows anew. */
  private get epoch(): string {
    return `${this.tenantId} ${this.mirror.startedAt.getTime()}`;
  }

  private read<Kind extends RosterKind>(
    kind: Kind,
    query: RosterQuery,
    { limit, after }: { limit: number; after: Place | undefined },
  ): Promise<RosterRows[Kind][]> {
    const condition = conditionOf(rosterLists[kind], this.tenantId, query);
    const page = pageOf(query, after);
    return this.select(kind, `${condition.sql} ${page.sql}`, [
      ...condition.values,
      ...page.values,
      limit,
    ]);
  }

  private async select<Kind extends RosterKind>(
    kind: Kind,
    condition: string,
    values: unknown[],
  ): Promise<RosterRows[Kind][]> {
    const { tableName, columns } = this.tableOf(kind);
    const shown = columns.filter(({ propertyName }) => !internal.has(propertyName));
    const names = shown.map(
      ({ databaseName, propertyName }) => `t.${databaseName} AS ${propertyName}`,
    );
    const rows: Record<string, unknown>[] = await this.dataSource.query(
      `SELECT ${names.join(', ')} FROM ${tableName} t WHERE ${condition}`,
      values,
    );
    for (const row of rows) this.hydrate(row, shown);
    return rows as unknown as RosterRows[Kind][];
  }

  /** Flags and times, which the engines give in different forms. */
  private hydrate(row: Record<string, unknown>, columns: readonly Column[]): void {
    for (const column of columns) {
      if (column.type !== 'boolean' && column.type !== 'datetime') continue;
      const value = row[column.propertyName];
      row[column.propertyName] = this.dataSource.driver.prepareHydratedValue(value, column);
    }
  }

  private tableOf(kind: RosterKind): EntityMetadata {
    return this.dataSource.getMetadata(rosterLists[kind].entity);
  }
}

const placeOf = (
  { seq, changedAt, id }: { seq: number; changedAt: Date; id: string },
  query: RosterQuery,
): Place => (query.changedSince ? { changedAt, id } : { seq });
