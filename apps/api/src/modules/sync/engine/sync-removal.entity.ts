import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * Why a user may have to go. Graph reported them as soft-deleted (`changed`), blocked (`disabled`) or permanently
 * deleted (`deleted`); or a full round didn't see them (`unseen`) or they were deleted long ago (`aged`), which is still
 * to be checked.
 */
export type RemovalReason = 'changed' | 'disabled' | 'deleted' | 'unseen' | 'aged';

/** A user to remove at the end of the current round, unless the round sees them again or is stopped (SYNC-8). */
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
