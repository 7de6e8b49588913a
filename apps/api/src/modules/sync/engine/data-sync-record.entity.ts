import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Where a round stands; see `delta-run.ts`. */
export const phases = ['idle', 'pages', 'sweep', 'check', 'settle', 'decision'] as const;
export type Phase = (typeof phases)[number];

/**
 * The checkpoint of one query of one tenant: Graph's next or delta link, unchanged, and where the current round stands.
 * It only changes in the same transaction as the work it covers (SYNC-3).
 */
@Entity('data_sync_records')
@Index('uq_data_sync_records_tenant_query', ['tenantId', 'query'], { unique: true })
@Index('ix_data_sync_records_run', ['runId'])
export class DataSyncRecord {
  @PrimaryColumn({ name: 'id', type: 'char', length: 36 })
  id!: string;

  @Column({ name: 'tenant_id', type: 'char', length: 36 })
  tenantId!: string;

  @Column({ name: 'query', type: 'varchar', length: 64 })
  query!: string;

  /** A round's next page; null before the first one. */
  @Column({ name: 'next_link', type: 'mediumtext', nullable: true })
  nextLink!: string | null;

  /** Where the next round of changes starts; null until the first full round is complete. */
  @Column({ name: 'delta_link', type: 'mediumtext', nullable: true })
  deltaLink!: string | null;

  /** Hash of the options the links were made with; other options require a full round. */
  @Column({ name: 'options_hash', type: 'char', length: 64, nullable: true })
  optionsHash!: string | null;

  @Column({ name: 'phase', type: 'varchar', length: 16, default: 'idle' })
  phase!: Phase;

  /** Whether the round covers everyone, so that users it doesn't see count as removed. */
  @Column({ name: 'is_full', type: 'boolean', default: false })
  isFull!: boolean;

  /** Number of the last full round that was started; marks the users it has seen. */
  @Column({ name: 'round', type: 'integer', default: 0 })
  round!: number;

  @Column({ name: 'round_started_at', type: 'datetime', precision: 3, nullable: true })
  roundStartedAt!: Date | null;

  /** How many objects the round has brought so far, over all of its runs. */
  @Column({ name: 'round_received', type: 'integer', default: 0 })
  roundReceived!: number;

  /** When the last full round started. */
  @Column({ name: 'full_started_at', type: 'datetime', precision: 3, nullable: true })
  fullStartedAt!: Date | null;

  /** When the last round ended with everything written. */
  @Column({ name: 'finished_at', type: 'datetime', precision: 3, nullable: true })
  finishedAt!: Date | null;

  /** The run in progress or waiting for a decision; at most one (SYNC-5). */
  @Column({ name: 'run_id', type: 'char', length: 36, nullable: true })
  runId!: string | null;

  @Column({ name: 'last_started_at', type: 'datetime', precision: 3, nullable: true })
  lastStartedAt!: Date | null;

  /** No attempt before then: Microsoft asked for a pause, or earlier attempts failed. */
  @Column({ name: 'not_before', type: 'datetime', precision: 3, nullable: true })
  notBefore!: Date | null;

  /** Consecutive attempts that brought no page. */
  @Column({ name: 'failures', type: 'integer', default: 0 })
  failures!: number;

  /** Whether an administrator has paused the tenant's schedule. */
  @Column({ name: 'is_paused', type: 'boolean', default: false })
  isPaused!: boolean;

  @Column({ name: 'updated', type: 'datetime', precision: 3 })
  updated!: Date;
}
