import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { parseJson } from '../../../text/parse-json';

const list = {
  to: (ids?: string[]) => ids && JSON.stringify(ids),
  from: (stored: string) => parseJson(stored) as string[],
};

/**
 * The job of giving everyone in a tenant access (ADM-5). One row per tenant: the last job, or the one in progress and
 * how far it has got, so that another process can continue from there.
 */
@Entity('user_access_jobs')
@Index('ix_user_access_jobs_state', ['state'])
export class UserAccessJob {
  @PrimaryColumn({ name: 'tenant_id', type: 'char', length: 36 })
  tenantId!: string;

  /** New at each start. */
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

  /** People in the tenant, as counted at the start. */
  @Column({ name: 'total', type: 'integer', nullable: true })
  total!: number | null;

  /** People processed; those neither enabled nor failed already had access. */
  @Column({ name: 'done', type: 'integer' })
  done!: number;

  @Column({ name: 'enabled', type: 'integer' })
  enabled!: number;

  @Column({ name: 'failed', type: 'integer' })
  failed!: number;

  /** Graph's link to the current page of users; null for the first one. */
  @Column({ name: 'page_link', type: 'mediumtext', nullable: true })
  pageLink!: string | null;

  /** The last user processed on that page. */
  @Column({ name: 'last_user_id', type: 'char', length: 36, nullable: true })
  lastUserId!: string | null;

  /** Users being given access now: if they have it after a crash, they got it from this job. */
  @Column({ name: 'in_flight', type: 'mediumtext', transformer: list })
  inFlight!: string[];

  /** Code of the problem that ended it. */
  @Column({ name: 'error', type: 'varchar', length: 64, nullable: true })
  error!: string | null;
}
