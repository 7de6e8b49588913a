import { Column, PrimaryColumn } from 'typeorm';

/** What all mirrored objects of Graph have in common: whose they are, and when they changed. */
export abstract class MirroredRow {
  @PrimaryColumn({ name: 'tenant_id', type: 'char', length: 36 })
  tenantId!: string;

  /** Graph's id, in lower case. */
  @PrimaryColumn({ name: 'id', type: 'char', length: 36 })
  id!: string;

  /** The tenant's number for the row, given once: in this order new rows come last, and removed ones keep their place. */
  @Column({ name: 'seq', type: 'integer' })
  seq!: number;

  /** The tenant's number for the latest change. */
  @Column({ name: 'changed_seq', type: 'integer' })
  changedSeq!: number;

  /** When a value last really changed, by our clock. */
  @Column({ name: 'changed_at', type: 'datetime', precision: 3 })
  changedAt!: Date;

  /** A row of something that no longer exists stays as a tombstone, for readers of changes. */
  @Column({ name: 'removed_at', type: 'datetime', precision: 3, nullable: true })
  removedAt!: Date | null;

  /** The last full round that saw it. */
  @Column({ name: 'sync_round', type: 'integer', default: 0 })
  syncRound!: number;
}
