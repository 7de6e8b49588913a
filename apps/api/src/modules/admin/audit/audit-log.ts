import { randomUUID } from 'node:crypto';
import type { AuditAction } from '@app/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { currentTransaction } from '../../../database/ambient-transaction';
import type { SessionUser } from '../../auth';
import { AuditEvent } from './audit-event.entity';

/** What is written down. Never a secret, nor anything of the body of a request. */
export interface Deed {
  tenantId: string;
  action: AuditAction;
  /** Absent when nobody was signed in, or the application itself did it. */
  actor?: SessionUser['microsoft'];
  /** An e-mail address. */
  subject?: string | null;
  details?: Record<string, number>;
}

/** Writes down what administrators do (ADM-9). */
@Injectable()
export class AuditLog {
  constructor(private readonly dataSource: DataSource) {}

  /** In the transaction of the deed, so that none is there without the other (S-18). */
  async record({ tenantId, action, actor, subject, details }: Deed): Promise<void> {
    if (!currentTransaction(this.dataSource)) {
      throw new Error('A deed is recorded in its own transaction.');
    }
    await this.dataSource.getRepository(AuditEvent).insert({
      id: randomUUID(),
      tenantId,
      at: new Date(),
      action,
      actorId: actor?.objectId ?? null,
      actorName: actor?.displayName.slice(0, 255) ?? null,
      subject: subject?.slice(0, 320) ?? null,
      details: details ?? {},
    });
  }
}
