import { In, type EntityManager } from 'typeorm';
import { SyncRemoval, type RemovalReason } from './sync-removal.entity';

/** Which tenant and which resource. */
export interface RemovalScope {
  tenantId: string;
  query: string;
}

const unchecked: RemovalReason[] = ['unseen', 'aged'];

/** Notes whom the end of the round is to take away; who is noted already gets the newer reason. */
export async function note(
  manager: EntityManager,
  scope: RemovalScope,
  suspects: ReadonlyMap<string, RemovalReason>,
): Promise<void> {
  if (suspects.size === 0) return;
  const rows = [...suspects].map(([objectId, reason]) => ({ ...scope, objectId, reason }));
  await manager.upsert(SyncRemoval, rows, ['tenantId', 'query', 'objectId']);
}

/** Lets go of those who turned out to be there. */
export async function letGo(
  manager: EntityManager,
  scope: RemovalScope,
  ids: readonly string[],
): Promise<void> {
  if (ids.length > 0) await manager.delete(SyncRemoval, { ...scope, objectId: In(ids) });
}

/** Whether anybody is noted. */
export const areNoted = (manager: EntityManager, scope: RemovalScope): Promise<boolean> =>
  manager.existsBy(SyncRemoval, { ...scope });

/** The next ones, with their reasons. */
export async function nextNoted(
  manager: EntityManager,
  scope: RemovalScope,
  take: number,
): Promise<Map<string, RemovalReason>> {
  const order = { objectId: 'ASC' } as const;
  const rows = await manager.find(SyncRemoval, { where: { ...scope }, order, take });
  return new Map(rows.map(({ objectId, reason }) => [objectId, reason]));
}

/** The next ones of whom Graph is to be asked where they are. */
export async function nextUnchecked(
  manager: EntityManager,
  scope: RemovalScope,
  take: number,
): Promise<string[]> {
  const rows = await manager.find(SyncRemoval, {
    select: { objectId: true },
    where: { ...scope, reason: In(unchecked) },
    order: { objectId: 'ASC' },
    take,
  });
  return rows.map(({ objectId }) => objectId);
}
