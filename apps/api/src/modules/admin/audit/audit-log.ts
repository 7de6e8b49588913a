import { randomUUID } from 'node:crypto';
import type { AuditAction } from '@app/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../../clock/clock';
import { currentTransaction } from '../../../database/ambient-transaction';
import type { SessionUser } from '../../auth';
import { AuditEvent } from './audit-event.entity';

/** What is recorded. Never a secret, nor anything from a request body. */
export interface NewAuditEvent {
  tenantId: string;
  action: AuditAction;
  /** Absent if no one was signed in, or the application did it. */
  actor?: SessionUser['microsoft'];
  /** An email address. */
  subject?: string | null;
  details?: Record<string, number>;
}

/** Records what administrators do (ADM-9). */
@Injectable()
export class AuditLog {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Joins the transaction of the action, so that neither exists without the other (S-18). */
  async record({ tenantId, action, actor, subject, details }: NewAuditEvent): Promise<void> {
    if (!currentTransaction(this.dataSource)) {
      throw new Error('An audit event must be recorded in the transaction of its action.');
    }
    await this.dataSource.getRepository(AuditEvent).insert({
      id: randomUUID(),
      tenantId,
      at: this.clock.date(),
      action,
      actorId: actor?.objectId ?? null,
      actorName: actor?.displayName ?? null,
      subject: subject ?? null,
      details: details ?? {},
    });
  }
}
