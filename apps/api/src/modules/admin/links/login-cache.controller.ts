import { loginCacheClearedSchema, type LoginCacheCleared } from '@app/contracts';
import { Controller, Delete, SerializeOptions } from '@nestjs/common';
import { Transactions } from '../../../database/transactions';
import { AdminRoute, CurrentUser, TokenCacheRepository, type SessionUser } from '../../auth';
import { AuditLog } from '../audit/audit-log';
import { administratorOf } from '../own-tenant/own-tenant';

/** Makes everyone in the own tenant sign in to Microsoft again (ADM-6). */
@Controller('api/v1/admin/login-cache')
@AdminRoute()
export class LoginCacheController {
  constructor(
    private readonly transactions: Transactions,
    private readonly tokens: TokenCacheRepository,
    private readonly audit: AuditLog,
  ) {}

  @Delete()
  @SerializeOptions({ schema: loginCacheClearedSchema })
  clear(@CurrentUser() user: SessionUser): Promise<LoginCacheCleared> {
    const actor = administratorOf(user);
    const { tenantId } = actor;
    return this.transactions.run(async () => {
      const removed = await this.tokens.removeOfTenant(tenantId);
      const details = { removed };
      await this.audit.record({ tenantId, action: 'login-cache.cleared', actor, details });
      return { removed };
    });
  }
}
