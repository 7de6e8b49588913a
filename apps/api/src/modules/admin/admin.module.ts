import { Module } from '@nestjs/common';
import { AuthModule } from '../auth';
import { GraphModule } from '../graph';
import { SyncScheduleModule } from '../sync';
import { ApiClientsController } from './api-clients/api-clients.controller';
import { ApiClientsService } from './api-clients/api-clients.service';
import { AppRemoval } from './consent/app-removal';
import { AuditLog } from './audit/audit-log';
import { AuditController } from './audit/audit.controller';
import { AuditRepository } from './audit/audit.repository';
import { ConsentRecord } from './consent/consent-record';
import { ConsentController } from './consent/consent.controller';
import { ConsentWithdrawal } from './consent/consent-withdrawal';
import { ConsentWithdrawalController } from './consent/consent-withdrawal.controller';
import { ConsentService } from './consent/consent.service';
import { BackgroundHealth } from './health/background-health';
import { GrantedPermissions } from './health/granted-permissions';
import { HealthController } from './health/health.controller';
import { HealthService } from './health/health.service';
import { SecretEnd } from './health/secret-end';
import { LinkedAccountsController } from './links/linked-accounts.controller';
import { LinkedAccountsRepository } from './links/linked-accounts.repository';
import { LoginCacheController } from './links/login-cache.controller';
import { Unlinking } from './links/unlinking';
import { MirrorController } from './mirror/mirror.controller';
import { MirrorService } from './mirror/mirror.service';
import { OrganizationController } from './organization/organization.controller';
import { OrganizationService } from './organization/organization.service';
import { SyncController } from './sync/sync.controller';
import { SyncService } from './sync/sync.service';
import { TenantLinks } from './consent/tenant-links';
import { TenantWork } from './consent/tenant-work';
import { UserAccessFailuresRepository } from './user-access/user-access-failures.repository';
import { UserAccessJobs } from './user-access/user-access-jobs';
import { UserAccessRunner } from './user-access/user-access-runner';
import { UserAccessWork } from './user-access/user-access-work';
import { UserAccessController } from './user-access/user-access.controller';
import { UserAccessService } from './user-access/user-access.service';

/** What administrators do, each only for their own tenant (S-12). */
@Module({
  imports: [AuthModule, GraphModule, SyncScheduleModule],
  controllers: [
    ConsentController,
    OrganizationController,
    LinkedAccountsController,
    LoginCacheController,
    AuditController,
    ConsentWithdrawalController,
    UserAccessController,
    HealthController,
    SyncController,
    MirrorController,
    ApiClientsController,
  ],
  providers: [
    ConsentRecord,
    ConsentService,
    OrganizationService,
    AuditLog,
    AuditRepository,
    LinkedAccountsRepository,
    Unlinking,
    AppRemoval,
    TenantLinks,
    TenantWork,
    ConsentWithdrawal,
    UserAccessJobs,
    UserAccessFailuresRepository,
    UserAccessWork,
    UserAccessRunner,
    UserAccessService,
    GrantedPermissions,
    SecretEnd,
    BackgroundHealth,
    HealthService,
    SyncService,
    MirrorService,
    ApiClientsService,
  ],
  exports: [AuditLog],
})
export class AdminModule {}
