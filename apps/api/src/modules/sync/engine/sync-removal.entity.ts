import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * Why somebody may have to go: deleted restorably (`changed`), blocked (`disabled`) or deleted for good (`deleted`),
 * as Graph said; or not met by a full round (`unseen`) or long deleted (`aged`), which is yet to be checked.
 */
export type RemovalReason = 'changed' | 'disabled' | 'deleted' | 'unseen' | 'aged';

/** Somebody whom the round under way is to take away at its end, unless it meets them again or is stopped (SYNC-8). */
@Entity('sync_removals')
export class SyncRemoval {
  @PrimaryColumn({ name: 'tenant_id', type: 'char', length: 36 })
  tenantId!: string;

  @PrimaryColumn({ name: 'query', type: 'varchar', length: 64 })
  query!: string;

  @PrimaryColumn({ name: 'object_id', type: 'char', length: 36 })
  objectId!: string;

  @Column({ name: 'reason', type: 'varchar', length: 16 })
  reason!: RemovalReason;
}
