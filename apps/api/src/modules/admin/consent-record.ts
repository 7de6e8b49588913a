import { Injectable } from '@nestjs/common';
import { Transactions } from '../../database/transactions';
import { OrganizationRepository, type SessionUser } from '../auth';
import { AuditLog } from './audit/audit-log';

/** Marks a tenant as consented, once that is proved. */
@Injectable()
export class ConsentRecord {
  constructor(
    private readonly transactions: Transactions,
    private readonly organizations: OrganizationRepository,
    private readonly audit: AuditLog,
  ) {}

  /** @param who is signed in here; somebody of another tenant is not who consented in this one */
  async record(
    organization: { tenantId: string; name: string },
    who: SessionUser['microsoft'],
  ): Promise<void> {
    const { tenantId } = organization;
    const name = organization.name.slice(0, 255);
    const consenter = who?.tenantId === tenantId ? { actor: who } : {};
    await this.transactions.run(async () => {
      await this.organizations.save({ tenantId, name, isAdminConsented: true });
      await this.audit.record({ tenantId, action: 'consent.granted', ...consenter });
    });
  }
}
