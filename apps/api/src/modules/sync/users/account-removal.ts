import { Injectable } from '@nestjs/common';
import { In, IsNull, Not, type EntityManager } from 'typeorm';
import { Clock } from '../../../clock/clock';
import { isSqlite } from '../../../database/engine';
import { Profile, SessionStore, TokenCacheRepository, User, UserRoleRepository } from '../../auth';
import type { Settled } from '../engine/delta-handler';
import type { RemovalReason } from '../engine/sync-removal.entity';
import type { Tenant } from '../engine/sync-state';

interface Account {
  userId: string;
  objectId: string;
}

/**
 * Deactivates or removes accounts whose Microsoft account is gone, and reactivates them when it is back (SYNC-2). If it
 * is blocked or soft-deleted, the account stays but can't be used; if it is permanently deleted, the account goes, with
 * everything about it. Joins an open transaction.
 */
@Injectable()
export class AccountRemoval {
  constructor(
    private readonly tokens: TokenCacheRepository,
    private readonly roles: UserRoleRepository,
    private readonly sessions: SessionStore,
    private readonly clock: Clock,
  ) {}

  /** A constant number of statements per group. */
  async settle(
    manager: EntityManager,
    tenant: Tenant,
    removals: ReadonlyMap<string, RemovalReason>,
  ): Promise<Settled> {
    const accounts = await this.find(manager, tenant, [...removals.keys()]);
    const settled = { deactivated: 0, removed: 0 };
    if (accounts.length === 0) return settled;
    const objectIds = accounts.map(({ objectId }) => objectId);
    await this.tokens.removeAll(tenant.tenantId, objectIds);
    await this.sessions.revokeUsers(accounts.map(({ userId }) => userId));
    for (const reason of ['changed', 'disabled'] as const) {
      const group = accounts.filter(({ objectId }) => removals.get(objectId) === reason);
      settled.deactivated += await this.deactivate(manager, group, reason);
    }
    const deleted = accounts.filter(({ objectId }) => removals.get(objectId) === 'deleted');
    settled.removed = await this.remove(manager, tenant, deleted);
    return settled;
  }

  /** For accounts that were deactivated by the sync, not by someone else. */
  async reactivate(manager: EntityManager, userIds: readonly string[]): Promise<void> {
    if (userIds.length === 0) return;
    await manager.update(User, { id: In(userIds) }, { isActive: true });
    const inactive = { userId: In(userIds), inactiveReason: Not(IsNull()) };
    await manager.update(Profile, inactive, { inactiveReason: null, inactiveSince: null });
  }

  /** People without an account here may still have signed in; this ends it (S-14). */
  async forgetStrangers({ tenantId }: Tenant, objectIds: readonly string[]): Promise<void> {
    if (objectIds.length === 0) return;
    await this.tokens.removeAll(tenantId, objectIds);
    await this.roles.removeAll(tenantId, objectIds);
  }

  private async find(
    manager: EntityManager,
    { organizationId }: Tenant,
    objectIds: readonly string[],
  ): Promise<Account[]> {
    const profiles = await manager.find(Profile, {
      select: { userId: true, o365UserId: true },
      where: { organizationId, o365UserId: In(objectIds) },
      // Makes unlinking wait: an account without its link is not the sync's to deactivate.
      ...(isSqlite(manager.dataSource) ? {} : { lock: { mode: 'pessimistic_write' } }),
    });
    return profiles.map(({ userId, o365UserId }) => ({ userId, objectId: o365UserId ?? '' }));
  }

  /** @returns how many were active until now */
  private async deactivate(
    manager: EntityManager,
    accounts: readonly Account[],
    inactiveReason: 'changed' | 'disabled',
  ): Promise<number> {
    if (accounts.length === 0) return 0;
    const ids = In(accounts.map(({ userId }) => userId));
    await manager.update(
      Profile,
      { userId: ids },
      { inactiveReason, inactiveSince: this.clock.date() },
    );
    const active = { id: ids, isActive: true };
    const { affected } = await manager.update(User, active, { isActive: false });
    return affected ?? 0;
  }

  /** The profile goes with its account. Seats belong to the education module, which doesn't know about the sync. */
  private async remove(
    manager: EntityManager,
    { tenantId }: Tenant,
    accounts: readonly Account[],
  ): Promise<number> {
    if (accounts.length === 0) return 0;
    const objectIds = accounts.map(({ objectId }) => objectId);
    await this.roles.removeAll(tenantId, objectIds);
    const seats = manager.createQueryBuilder().delete().from('classroom_seating_arrangements');
    await seats.where('user_id IN (:...objectIds)', { objectIds }).execute();
    const users = { id: In(accounts.map(({ userId }) => userId)) };
    const { affected } = await manager.delete(User, users);
    return affected ?? 0;
  }
}
