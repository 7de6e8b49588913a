import { Injectable } from '@nestjs/common';
import { Transactions } from '../../../database/transactions';
import { OrganizationRepository, type SessionUser } from '../../auth';
import { AuditLog } from '../audit/audit-log';

/** Marks a tenant as consented once that is proved. */
@Injectable()
export class ConsentRecord {
  constructor(
    private readonly transactions: Transactions,
    private readonly organizations: OrganizationRepository,
    private readonly audit: AuditLog,
  ) {}

  /**
   * What Microsoft still has of a withdrawn consent proves nothing: in that case, the tenant's administrator has to be
   * signed in to consent again (S-2).
   */
  async mayBeGivenBy(user: SessionUser | undefined, tenantId: string): Promise<boolean> {
    const isAdministrator = user?.microsoft?.tenantId === tenantId && user.roles.includes('Admin');
    return isAdministrator || !(await this.organizations.find(tenantId))?.appRemains;
  }

  /** The version of what we know about the consent; read it before the proof. */
  versionNow(tenantId: string): Promise<number> {
    return this.organizations.consentVersion(tenantId);
  }

  /**
   * @param who is signed in here; someone from another tenant is not the one who consented
   * @returns false if the consent has changed since `seen`; nothing is written then
   */
  async record(
    { tenantId, name, seen }: { tenantId: string; name: string | null; seen: number },
    who: SessionUser['microsoft'],
  ): Promise<boolean> {
    const consenter = who?.tenantId === tenantId ? { actor: who } : {};
    const given = { isAdminConsented: true, appRemains: false };
    return this.transactions.run(async () => {
      await this.organizations.ensure(tenantId, name);
      if (!(await this.organizations.setConsent(tenantId, given, seen))) return false;
      await this.audit.record({ tenantId, action: 'consent.granted', ...consenter });
      return true;
    });
  }
}
