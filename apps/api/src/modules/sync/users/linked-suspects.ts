import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { sqlTime } from '../../../database/engine';
import type { RoundScope, Weight } from '../engine/delta-handler';
import type { Tenant } from '../engine/sync-state';

type Scope<Of extends Tenant> = Of & { query: string };

const insertNoted = `INSERT INTO sync_removals (tenant_id, \`query\`, object_id, reason)
  SELECT ?, ?, p.o365_user_id, ? FROM profiles p
  WHERE p.organization_id = ? AND p.o365_user_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM sync_removals r
      WHERE r.tenant_id = ? AND r.\`query\` = ? AND r.object_id = p.o365_user_id)`;

/** Notes linked users whom Graph hasn't mentioned, and weighs removals. The number of statements is constant. */
@Injectable()
export class LinkedSuspects {
  /** Users the full round hasn't seen. Anyone who linked since it started was seen at sign-in. */
  async addUnseen(
    manager: EntityManager,
    { tenantId, query, organizationId, fullRound }: Scope<RoundScope>,
    roundStartedAt: Date,
  ): Promise<void> {
    await manager.query(
      `${insertNoted} AND (p.sync_round IS NULL OR p.sync_round < ?)
        AND (p.linked_at IS NULL OR p.linked_at < ?)`,
      [
        ...[tenantId, query, 'unseen', organizationId, tenantId, query],
        ...[fullRound ?? 0, sqlTime(roundStartedAt)],
      ],
    );
  }

  /** Users who were soft-deleted so long ago that they can no longer be restored. */
  async addAged(
    manager: EntityManager,
    { tenantId, query, organizationId }: Scope<Tenant>,
    before: Date,
  ): Promise<boolean> {
    const result = (await manager.queryRunner?.query(
      `${insertNoted} AND p.inactive_since < ? AND p.inactive_reason = 'changed'`,
      [...[tenantId, query, 'aged', organizationId, tenantId, query], sqlTime(before)],
      true,
    )) as { affected?: number } | undefined;
    return (result?.affected ?? 0) > 0;
  }

  /** Deactivating someone who is already inactive changes nothing. */
  async weigh(
    manager: EntityManager,
    { tenantId, organizationId }: Tenant,
    query: string,
  ): Promise<Weight> {
    const known: [{ known: number | string }] = await manager.query(
      'SELECT COUNT(*) AS known FROM profiles WHERE organization_id = ? AND o365_user_id IS NOT NULL',
      [organizationId],
    );
    const weights: [Record<'deactivate' | 'remove', number | string | null>] = await manager.query(
      `SELECT SUM(CASE WHEN r.reason = 'deleted' THEN 1 ELSE 0 END) AS remove,
          SUM(CASE WHEN r.reason <> 'deleted' AND u.is_active THEN 1 ELSE 0 END) AS deactivate
        FROM sync_removals r
        JOIN profiles p ON p.o365_user_id = r.object_id AND p.organization_id = ?
        JOIN auth_user u ON u.id = p.user_id
        WHERE r.tenant_id = ? AND r.\`query\` = ?`,
      [organizationId, tenantId, query],
    );
    const [{ deactivate, remove }] = weights;
    return {
      deactivate: Number(deactivate ?? 0),
      remove: Number(remove ?? 0),
      known: Number(known[0].known),
    };
  }
}
