import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Where a round is: see `delta-run.ts`. */
export const phases = ['idle', 'pages', 'sweep', 'check', 'settle', 'decision'] as const;
export type Phase = (typeof phases)[number];

/**
 * The checkpoint of one query of one tenant: Graph's next or delta link, as given, and where the round under way stands.
 * It changes only in the transaction of what it stands for (SYNC-3).
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

  /** The page that comes next in a round; null before its first one. */
  @Column({ name: 'next_link', type: 'mediumtext', nullable: true })
  nextLink!: string | null;

  /** Where the next round of changes begins; null before the first full round is through. */
  @Column({ name: 'delta_link', type: 'mediumtext', nullable: true })
  deltaLink!: string | null;

  /** Of the options that the links were made with; others want a full round. */
  @Column({ name: 'options_hash', type: 'char', length: 64, nullable: true })
  optionsHash!: string | null;

  @Column({ name: 'phase', type: 'varchar', length: 16, default: 'idle' })
  phase!: Phase;

  /** Whether the round goes through everybody, and takes whom it does not meet for removed. */
  @Column({ name: 'is_full', type: 'boolean', default: false })
  isFull!: boolean;

  /** Number of the last full round begun: the mark of whom it has met. */
  @Column({ name: 'round', type: 'integer', default: 0 })
  round!: number;

  @Column({ name: 'round_started_at', type: 'datetime', precision: 3, nullable: true })
  roundStartedAt!: Date | null;

  /** The run that is under way or waits for a decision; at most one (SYNC-5). */
  @Column({ name: 'run_id', type: 'char', length: 36, nullable: true })
  runId!: string | null;

  @Column({ name: 'last_started_at', type: 'datetime', precision: 3, nullable: true })
  lastStartedAt!: Date | null;

  /** Microsoft asked to be left alone until then, or we decided so after failures. */
  @Column({ name: 'not_before', type: 'datetime', precision: 3, nullable: true })
  notBefore!: Date | null;

  /** Attempts in a row that brought no page. */
  @Column({ name: 'failures', type: 'integer', default: 0 })
  failures!: number;

  /** Whether an administrator has stopped the schedule of the tenant. */
  @Column({ name: 'is_paused', type: 'boolean', default: false })
  isPaused!: boolean;

  @Column({ name: 'updated', type: 'datetime', precision: 3 })
  updated!: Date;
}
