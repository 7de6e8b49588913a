import { Module } from '@nestjs/common';
import { AuthModule } from '../auth';
import { GraphModule } from '../graph';
import { AuditLog } from './audit/audit-log';
import { AuditController } from './audit/audit.controller';
import { AuditRepository } from './audit/audit.repository';
import { ConfirmedAdminGuard } from './confirmed-admin.guard';
import { ConsentRecord } from './consent-record';
import { ConsentController } from './consent.controller';
import { ConsentService } from './consent.service';
import { LinkedAccountsController } from './links/linked-accounts.controller';
import { LinkedAccountsRepository } from './links/linked-accounts.repository';
import { LoginCacheController } from './links/login-cache.controller';
import { Unlinking } from './links/unlinking';
import { OrganizationController } from './organization.controller';
import { OrganizationService } from './organization.service';

/** What the administrators of a tenant do; each only for the own tenant (S-12). */
@Module({
  imports: [AuthModule, GraphModule],
  controllers: [
    ConsentController,
    OrganizationController,
    LinkedAccountsController,
    LoginCacheController,
    AuditController,
  ],
  providers: [
    ConfirmedAdminGuard,
    ConsentRecord,
    ConsentService,
    OrganizationService,
    AuditLog,
    AuditRepository,
    LinkedAccountsRepository,
    Unlinking,
  ],
})
export class AdminModule {}
