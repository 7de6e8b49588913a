import type { ConsentRemoved } from '@app/contracts';
import { Injectable } from '@nestjs/common';
import { Transactions } from '../../database/transactions';
import { NotFound } from '../../http';
import type { SessionUser } from '../auth';
import { AppRemoval } from './app-removal';
import { AuditLog } from './audit/audit-log';
import { administratorOf } from './own-tenant';
import { TenantLinks } from './tenant-links';

/** Takes the consent of the own tenant back (ADM-3). */
@Injectable()
export class ConsentWithdrawal {
  constructor(
    private readonly app: AppRemoval,
    private readonly transactions: Transactions,
    private readonly links: TenantLinks,
    private readonly audit: AuditLog,
  ) {}

  /**
   * At Microsoft first: when that fails nothing here has changed, and when this ends in between it can be done again.
   * Here all goes at once (S-18).
   */
  async withdraw(administrator: SessionUser): Promise<ConsentRemoved> {
    const actor = administratorOf(administrator);
    const { organization } = administrator;
    if (!organization) throw new NotFound();
    const { tenantId } = actor;
    await this.app.remove(organization);
    const links = await this.transactions.run(async () => {
      const removed = await this.links.removeAll(actor);
      const details = { links: removed };
      await this.audit.record({ tenantId, action: 'consent.removed', actor, details });
      return removed;
    });
    this.app.forget(tenantId);
    return { links };
  }
}
