import { sqlTime } from '../../../database/engine';
import type { Link, NarrowedBy, RosterList } from './roster-lists';
import type { Place, RosterQuery } from './roster-query';

/** SQL with its values. */
export interface Statement {
  sql: string;
  values: unknown[];
}

const narrowedBy: readonly NarrowedBy[] = ['schoolId', 'classId', 'personId'];

/** The condition, about a list's table `t`, for all rows of a query. */
export function conditionOf(list: RosterList, tenantId: string, query: RosterQuery): Statement {
  const { changedSince } = query;
  const terms = [
    { sql: 't.tenant_id = ?', values: [tenantId] },
    ...narrowedBy.flatMap((name) => narrowedTo(list, name, { tenantId, query })),
    ...roleOf(list, query),
    ...(query.withRemoved === true ? [] : [{ sql: 't.removed_at IS NULL', values: [] }]),
    ...(changedSince ? [{ sql: `${changedAt(query)} >= ?`, values: [sqlTime(changedSince)] }] : []),
  ];
  return {
    sql: terms.map(({ sql }) => sql).join(' AND '),
    values: terms.flatMap(({ values }) => values),
  };
}

function narrowedTo(
  list: RosterList,
  name: NarrowedBy,
  { tenantId, query }: { tenantId: string; query: RosterQuery },
): Statement[] {
  // Ids of rows are in lower case.
  const id = query[name]?.toLowerCase();
  if (id === undefined) return [];
  const by = list.by[name];
  if (by === undefined) throw new RangeError(`This list can't be narrowed by ${name}.`);
  if (typeof by === 'string') return [{ sql: `t.${by} = ?`, values: [id] }];
  return [linked(by, tenantId, { id, role: query.role })];
}

/** The condition for a row's own role, unless the role is the one in a class. */
function roleOf(list: RosterList, query: RosterQuery): Statement[] {
  const isOfClass = narrowedBy.some((name) => {
    const by = query[name] === undefined ? undefined : list.by[name];
    return typeof by === 'object' && by.isEnrollment;
  });
  if (query.role === undefined || isOfClass) return [];
  if (!list.role) throw new RangeError('This list knows no roles.');
  return [{ sql: `t.${list.role} = ?`, values: [query.role] }];
}

/** What makes a page of them: which rows follow a place, and in which order. */
export function pageOf(query: RosterQuery, after: Place | undefined): Statement {
  if (query.changedSince) {
    const time = changedAt(query);
    const order = `ORDER BY ${time}, t.id LIMIT ?`;
    if (!after || 'seq' in after) return { sql: order, values: [] };
    const at = sqlTime(after.changedAt);
    // The first comparison is the one that an index can start from.
    return {
      sql: `AND ${time} >= ? AND (${time} > ? OR t.id > ?) ${order}`,
      values: [at, at, after.id],
    };
  }
  const seq = isNarrow(query) ? '(t.seq + 0)' : 't.seq';
  const from = after && 'seq' in after ? after.seq : -1;
  return { sql: `AND ${seq} > ? ORDER BY ${seq} LIMIT ?`, values: [from] };
}

const isNarrow = (query: RosterQuery) => narrowedBy.some((name) => query[name] !== undefined);

/** Expressions keep both engines from walking the whole tenant in an order to find the few rows that are wanted. */
const changedAt = (query: RosterQuery) =>
  isNarrow(query) ? 'COALESCE(t.changed_at, t.changed_at)' : 't.changed_at';

function linked(
  { table, to, from, own, isEnrollment }: Link,
  tenantId: string,
  { id, role }: { id: string; role: string | undefined },
): Statement {
  const active = isEnrollment ? ' AND l.removed_at IS NULL' : '';
  const inRole = isEnrollment && role !== undefined ? ' AND l.role = ?' : '';
  return {
    sql: `t.${own} IN (SELECT l.${from} FROM ${table} l WHERE l.tenant_id = ? AND l.${to} = ?${active}${inRole})`,
    values: [tenantId, id, ...(inRole ? [role] : [])],
  };
}
