import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

const list = {
  to: (ids?: string[]) => ids && JSON.stringify(ids),
  from: (stored: string) => JSON.parse(stored) as string[],
};

/**
 * The work of giving everyone of a tenant access (ADM-5), one row for each tenant: the last one, or the one under way
 * with the place it has come to, so that another process can go on from there.
 */
@Entity('user_access_jobs')
@Index('ix_user_access_jobs_state', ['state'])
export class UserAccessJob {
  @PrimaryColumn({ name: 'tenant_id', type: 'char', length: 36 })
  tenantId!: string;

  /** Another one at each start. */
  @Column({ name: 'id', type: 'char', length: 36 })
  id!: string;

  @Column({ name: 'state', type: 'varchar', length: 16 })
  state!: 'running' | 'done' | 'failed' | 'cancelled';

  @Column({ name: 'started_by', type: 'varchar', length: 255 })
  startedBy!: string;

  @Column({ name: 'started_at', type: 'datetime', precision: 3 })
  startedAt!: Date;

  @Column({ name: 'finished_at', type: 'datetime', precision: 3, nullable: true })
  finishedAt!: Date | null;

  /** People of the tenant, as counted at the start. */
  @Column({ name: 'total', type: 'integer', nullable: true })
  total!: number | null;

  /** People gone through; those neither enabled nor failed had access already. */
  @Column({ name: 'done', type: 'integer' })
  done!: number;

  @Column({ name: 'enabled', type: 'integer' })
  enabled!: number;

  @Column({ name: 'failed', type: 'integer' })
  failed!: number;

  /** Where Graph gives the page of users that is being worked on; null for the first one. */
  @Column({ name: 'page_link', type: 'mediumtext', nullable: true })
  pageLink!: string | null;

  /** The last one of that page that was gone through. */
  @Column({ name: 'last_user_id', type: 'char', length: 36, nullable: true })
  lastUserId!: string | null;

  /** Who is being given access now: those who have it after a crash got it from this work. */
  @Column({ name: 'in_flight', type: 'mediumtext', transformer: list })
  inFlight!: string[];

  /** Code of the problem that ended it. */
  @Column({ name: 'error', type: 'varchar', length: 64, nullable: true })
  error!: string | null;
}
