import { Injectable } from '@nestjs/common';
import { Transactions } from '../../../database/transactions';
import { NotFound } from '../../../http';
import {
  AccountLinks,
  TokenCacheRepository,
  UserRoleRepository,
  type SessionUser,
} from '../../auth';
import { AuditLog } from '../audit/audit-log';
import { administratorOf } from '../own-tenant/own-tenant';

/** Removes links (ADM-4). Open sessions notice on their next request, since each request looks the link up. */
@Injectable()
export class Unlinking {
  constructor(
    private readonly transactions: Transactions,
    private readonly links: AccountLinks,
    private readonly roles: UserRoleRepository,
    private readonly tokens: TokenCacheRepository,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Removes one link of the own tenant, with that person's roles and tokens: all or nothing (S-18).
   * @throws NotFound, also for someone from another tenant (S-12)
   */
  async unlink(administrator: SessionUser, objectId: string): Promise<void> {
    const actor = administratorOf(administrator);
    const { tenantId } = actor;
    await this.transactions.run(async () => {
      const subject = await this.links.detach({ tenantId, objectId });
      if (subject === undefined) throw new NotFound();
      await this.roles.remove({ tenantId, objectId });
      await this.tokens.remove({ tenantId, objectId });
      await this.audit.record({ tenantId, action: 'link.removed', actor, subject });
    });
  }
}
