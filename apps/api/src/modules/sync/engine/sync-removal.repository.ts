import { Injectable } from '@nestjs/common';
import { DataSource, In, type EntityManager } from 'typeorm';
import { SyncRemoval, type RemovalReason } from './sync-removal.entity';

/** A tenant and a resource. */
export interface RemovalScope {
  tenantId: string;
  query: string;
}

/** Fewer than an engine's parameters; a school's list can be longer. */
const idsAtOnce = 1_000;

const unchecked: RemovalReason[] = ['unseen', 'aged'];
const gone: RemovalReason[] = ['changed', 'deleted'];

/** Methods that take a manager join its transaction. */
@Injectable()
export class SyncRemovalRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Notes users for removal at the end of the round; a newer reason replaces the noted one. */
  async note(
    manager: EntityManager,
    scope: RemovalScope,
    suspects: ReadonlyMap<string, RemovalReason>,
  ): Promise<void> {
    if (suspects.size === 0) return;
    const rows = [...suspects].map(([objectId, reason]) => ({ ...scope, objectId, reason }));
    for (let from = 0; from < rows.length; from += idsAtOnce) {
      const some = rows.slice(from, from + idsAtOnce);
      await manager.upsert(SyncRemoval, some, ['tenantId', 'query', 'objectId']);
    }
  }

  /** Lets go of users who turned out to exist. */
  async letGo(manager: EntityManager, scope: RemovalScope, ids: readonly string[]): Promise<void> {
    for (let from = 0; from < ids.length; from += idsAtOnce) {
      const some = ids.slice(from, from + idsAtOnce);
      await manager.delete(SyncRemoval, { ...scope, objectId: In(some) });
    }
  }

  /** Has users checked again who were noted as gone but appeared on a later page. */
  async doubt(manager: EntityManager, scope: RemovalScope, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const noted = { ...scope, objectId: In(ids), reason: In(gone) };
    await manager.update(SyncRemoval, noted, { reason: 'unseen' });
  }

  /** Whether anyone is noted. */
  areNoted(manager: EntityManager, scope: RemovalScope): Promise<boolean> {
    return manager.existsBy(SyncRemoval, { ...scope });
  }

  /** The next ones, with their reasons. */
  async nextNoted(
    manager: EntityManager,
    scope: RemovalScope,
    take: number,
  ): Promise<Map<string, RemovalReason>> {
    const order = { objectId: 'ASC' } as const;
    const rows = await manager.find(SyncRemoval, { where: { ...scope }, order, take });
    return new Map(rows.map(({ objectId, reason }) => [objectId, reason]));
  }

  /** The next ones to look up in Graph. */
  async nextUnchecked(
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

  async clear(manager: EntityManager, { tenantId, query }: RemovalScope): Promise<void> {
    await manager.delete(SyncRemoval, { tenantId, query });
  }

  async removeOfTenant(tenantId: string): Promise<void> {
    await this.dataSource.getRepository(SyncRemoval).delete({ tenantId });
  }
}
