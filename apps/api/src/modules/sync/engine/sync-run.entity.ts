import type { SyncRunState, SyncRunTrigger } from '@app/contracts';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One run from start to end, however many processes took part (SYNC-6). */
@Entity('sync_runs')
@Index('ix_sync_runs_tenant_started', ['tenantId', 'startedAt'])
@Index('ix_sync_runs_finished', ['finishedAt'])
@Index('ix_sync_runs_received', ['received', 'finishedAt'])
export class SyncRun {
  @PrimaryColumn({ name: 'id', type: 'char', length: 36 })
  id!: string;

  @Column({ name: 'tenant_id', type: 'char', length: 36 })
  tenantId!: string;

  @Column({ name: 'query', type: 'varchar', length: 64 })
  query!: string;

  @Column({ name: 'started_at', type: 'datetime', precision: 3 })
  startedAt!: Date;

  @Column({ name: 'finished_at', type: 'datetime', precision: 3, nullable: true })
  finishedAt!: Date | null;

  @Column({ name: 'state', type: 'varchar', length: 16 })
  state!: SyncRunState;

  @Column({ name: 'is_full', type: 'boolean', default: false })
  isFull!: boolean;

  /** Whether an ended link made it start over, which it may do once. */
  @Column({ name: 'has_restarted', type: 'boolean', default: false })
  hasRestarted!: boolean;

  @Column({ name: 'run_trigger', type: 'varchar', length: 16 })
  trigger!: SyncRunTrigger;

  @Column({ name: 'started_by', type: 'varchar', length: 255, nullable: true })
  startedBy!: string | null;

  @Column({ name: 'received', type: 'integer', default: 0 })
  received!: number;

  /** New rows of the mirror. */
  @Column({ name: 'added', type: 'integer', default: 0 })
  added!: number;

  @Column({ name: 'updated', type: 'integer', default: 0 })
  updated!: number;

  @Column({ name: 'deactivated', type: 'integer', default: 0 })
  deactivated!: number;

  @Column({ name: 'reactivated', type: 'integer', default: 0 })
  reactivated!: number;

  @Column({ name: 'removed', type: 'integer', default: 0 })
  removed!: number;

  @Column({ name: 'unknown', type: 'integer', default: 0 })
  unknown!: number;

  /** Milliseconds. */
  @Column({ name: 'waited', type: 'integer', default: 0 })
  waited!: number;

  @Column({ name: 'error_code', type: 'varchar', length: 64, nullable: true })
  errorCode!: string | null;

  /** A sentence for people. */
  @Column({ name: 'error', type: 'varchar', length: 1024, nullable: true })
  error!: string | null;
}
