import type { AuditAction } from '@app/contracts';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

type Details = Record<string, number>;

const json = {
  to: (details?: Details) => details && JSON.stringify(details),
  from: (stored: string) => JSON.parse(stored) as Details,
};

/** One deed of an administrator (ADM-9). Rows are added only: the database refuses to change them or take them away. */
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

  /** Object id of who did it; null when nobody was signed in, or the application itself did. */
  @Column({ name: 'actor_id', type: 'char', length: 36, nullable: true })
  actorId!: string | null;

  /** The name at that time. */
  @Column({ name: 'actor_name', type: 'varchar', length: 255, nullable: true })
  actorName!: string | null;

  @Column({ name: 'subject', type: 'varchar', length: 320, nullable: true })
  subject!: string | null;

  @Column({ name: 'details', type: 'mediumtext', transformer: json })
  details!: Details;
}
