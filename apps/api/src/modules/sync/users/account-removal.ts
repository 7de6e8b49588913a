import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { Profile, SessionStore, TokenCacheRepository, User, UserRoleRepository } from '../../auth';
import type { Settled, Tenant } from '../engine/delta-handler';
import type { RemovalReason } from '../engine/sync-removal.entity';

interface Account {
  userId: string;
  objectId: string;
}

/**
 * Ends accounts here whose Microsoft account is gone, and brings them back (SYNC-2). Blocked or deleted restorably: the
 * account stays and cannot be used. Deleted for good: it goes, with all that is about it. Joins an open transaction.
 */
@Injectable()
export class AccountRemoval {
  constructor(
    private readonly tokens: TokenCacheRepository,
    private readonly roles: UserRoleRepository,
    private readonly sessions: SessionStore,
  ) {}

  /** Each group in a constant number of statements. */
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

  /** Who was deactivated by the sync, not by somebody else. */
  async reactivate(manager: EntityManager, userIds: readonly string[]): Promise<void> {
    if (userIds.length === 0) return;
    await manager.update(User, { id: In(userIds) }, { isActive: true });
    const active = { inactiveReason: null, inactiveSince: null };
    await manager.update(Profile, { userId: In(userIds) }, active);
  }

  /** People without an account here may have signed in all the same: they do so no more (S-14). */
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
    });
    return profiles.map(({ userId, o365UserId }) => ({ userId, objectId: o365UserId ?? '' }));
  }

  /** @returns how many could be used until now */
  private async deactivate(
    manager: EntityManager,
    accounts: readonly Account[],
    inactiveReason: 'changed' | 'disabled',
  ): Promise<number> {
    if (accounts.length === 0) return 0;
    const ids = In(accounts.map(({ userId }) => userId));
    const since = { inactiveReason, inactiveSince: new Date() };
    await manager.update(Profile, { userId: ids }, since);
    const active = { id: ids, isActive: true };
    const { affected } = await manager.update(User, active, { isActive: false });
    return affected ?? 0;
  }

  /** The profile goes with its account. Seats are of the education module, which knows nothing of the sync. */
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
