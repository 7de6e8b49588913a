import type { ConsentRemoved } from '@app/contracts';
import { Injectable } from '@nestjs/common';
import { Transactions } from '../../../database/transactions';
import { NotFound } from '../../../http';
import type { SessionUser } from '../../auth';
import { SyncAdministration } from '../../sync';
import { AuditLog } from '../audit/audit-log';
import { administratorOf } from '../own-tenant/own-tenant';
import { AppRemoval } from './app-removal';
import { TenantLinks } from './tenant-links';

/** Withdraws the own tenant's consent (ADM-3). */
@Injectable()
export class ConsentWithdrawal {
  constructor(
    private readonly app: AppRemoval,
    private readonly transactions: Transactions,
    private readonly links: TenantLinks,
    private readonly audit: AuditLog,
    private readonly sync: SyncAdministration,
  ) {}

  /**
   * Starts at Microsoft: if that fails, nothing has changed here, and if the process ends in between, it can be
   * repeated. If Microsoft keeps the app, our own data goes all the same. Here, everything goes at once (S-18).
   */
  async withdraw(administrator: SessionUser): Promise<ConsentRemoved> {
    const actor = administratorOf(administrator);
    if (!administrator.organization) throw new NotFound();
    const { tenantId } = actor;
    const appRemains = !(await this.app.remove(tenantId));
    const links = await this.transactions.run(async () => {
      const removed = await this.links.removeAll(actor, appRemains);
      const details = { links: removed };
      await this.audit.record({ tenantId, action: 'consent.removed', actor, details });
      return removed;
    });
    this.app.forget(tenantId);
    this.sync.wake(tenantId);
    return { links, appRemains };
  }
}
