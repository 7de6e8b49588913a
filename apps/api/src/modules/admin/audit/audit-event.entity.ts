import type { AuditAction } from '@app/contracts';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { parseJson } from '../../../text/parse-json';

type Details = Record<string, number>;

const json = {
  to: (details?: Details) => details && JSON.stringify(details),
  from: (stored: string) => parseJson(stored) as Details,
};

/** One administrator action (ADM-9). Rows are append-only: the database rejects changes and deletions. */
@Entity('audit_events')
@Index('ix_audit_events_tenant_at', ['tenantId', 'at', 'id'])
export class AuditEvent {
  @PrimaryColumn({ name: 'id', type: 'char', length: 36 })
  id!: string;

  @Column({ name: 'tenant_id', type: 'char', length: 36 })
  tenantId!: string;

  @Column({ name: 'at', type: 'datetime', precision: 3 })
  at!: Date;

  @Column({ name: 'action', type: 'varchar', length: 64 })
  action!: AuditAction;

  /** Object id of who did it; null if no one was signed in, or the application did it. */
  @Column({ name: 'actor_id', type: 'char', length: 36, nullable: true })
  actorId!: string | null;

  /** Their name at that time. */
  @Column({ name: 'actor_name', type: 'varchar', length: 255, nullable: true })
  actorName!: string | null;

  @Column({ name: 'subject', type: 'varchar', length: 320, nullable: true })
  subject!: string | null;

  @Column({ name: 'details', type: 'mediumtext', transformer: json })
  details!: Details;
}
