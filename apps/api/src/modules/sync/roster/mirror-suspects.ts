import type { EntityManager } from 'typeorm';
import type { EntityClass } from '../../../database/entity-class';
import type { Weight } from '../engine/delta-handler';
import type { RemovalScope } from '../engine/sync-removal.repository';

const tableOf = (manager: EntityManager, entity: EntityClass) =>
  manager.dataSource.getMetadata(entity).tableName;

/** Notes rows that the full round hasn't seen, in one statement. */
export async function addUnseen(
  manager: EntityManager,
  entity: EntityClass,
  { tenantId, query, fullRound }: RemovalScope & { fullRound: number },
): Promise<void> {
  await manager.query(
    `INSERT INTO sync_removals (tenant_id, \`query\`, object_id, reason)
      SELECT t.tenant_id, ?, t.id, 'unseen' FROM ${tableOf(manager, entity)} t
      WHERE t.tenant_id = ? AND t.removed_at IS NULL AND t.sync_round < ?
        AND NOT EXISTS (SELECT 1 FROM sync_removals r
          WHERE r.tenant_id = ? AND r.\`query\` = ? AND r.object_id = t.id)`,
    [query, tenantId, fullRound, tenantId, query],
  );
}

/** What the noted removals would do, for the mass-change breaker. */
export async function weighRemovals(
  manager: EntityManager,
  entity: EntityClass,
  { tenantId, query }: RemovalScope,
): Promise<Weight> {
  const table = tableOf(manager, entity);
  const counts: [Record<'known' | 'remove', number | string>] = await manager.query(
    `SELECT (SELECT COUNT(*) FROM ${table} WHERE tenant_id = ? AND removed_at IS NULL) AS known,
        (SELECT COUNT(*) FROM sync_removals r JOIN ${table} t ON t.tenant_id = r.tenant_id AND t.id = r.object_id
          WHERE r.tenant_id = ? AND r.\`query\` = ? AND t.removed_at IS NULL) AS remove`,
    [tenantId, tenantId, query],
  );
  const [{ known, remove }] = counts;
  return { deactivate: 0, remove: Number(remove), known: Number(known) };
}

/** How many classes would lose all their students, or all their teachers, to the noted removals. */
export async function countEmptiedClasses(
  manager: EntityManager,
  { tenantId, query }: RemovalScope,
): Promise<number> {
  const [{ emptied }]: [{ emptied: number | string }] = await manager.query(
    `SELECT COUNT(DISTINCT lists.class_id) AS emptied FROM (
      SELECT e.class_id FROM roster_enrollments e
      LEFT JOIN sync_removals r ON r.tenant_id = ? AND r.\`query\` = ? AND r.object_id = e.id
      WHERE e.tenant_id = ? AND e.removed_at IS NULL AND e.class_id IN (
        SELECT gone.class_id FROM sync_removals n
        JOIN roster_enrollments gone ON gone.tenant_id = n.tenant_id AND gone.id = n.object_id
        WHERE n.tenant_id = ? AND n.\`query\` = ? AND gone.removed_at IS NULL)
      GROUP BY e.class_id, e.role HAVING COUNT(r.object_id) = COUNT(*)) lists`,
    [tenantId, query, tenantId, tenantId, query],
  );
  return Number(emptied);
}
