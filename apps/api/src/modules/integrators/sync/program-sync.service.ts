import type { SyncStarted, SyncStatus } from '@app/contracts';
import { Injectable } from '@nestjs/common';
import { Transactions } from '../../../database/transactions';
import { AuditLog } from '../../admin';
import type { Program } from '../../auth';
import { SyncAdministration, SyncOverview } from '../../sync';

/** What programs see and do of a tenant's sync. What they do is in the audit log by the client's name (ADM-9). */
@Injectable()
export class ProgramSync {
  constructor(
    private readonly overview: SyncOverview,
    private readonly administration: SyncAdministration,
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
  ) {}

  show({ tenantId }: Program): Promise<SyncStatus> {
    return this.overview.show(tenantId);
  }

  /** @throws ConsentRequired, SyncRunning, DecisionPending */
  async start({ tenantId, name }: Program): Promise<SyncStarted> {
    const id = await this.transactions.run(async () => {
      const started = await this.administration.start(tenantId, name);
      await this.audit.record({ tenantId, action: 'sync.started', subject: name });
      return started;
    });
    this.administration.wake(tenantId);
    return { id };
  }
}
