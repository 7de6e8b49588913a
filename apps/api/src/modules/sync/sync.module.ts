import { Module } from '@nestjs/common';
import { AuthModule } from '../auth';
import { GraphModule } from '../graph';
import { RosterModule } from '../roster';
import { DeltaSource } from './runs/delta-source';
import { DryRuns } from './runs/dry-runs';
import { DueTenants } from './runs/due-tenants';
import { DataSyncRecordRepository } from './engine/data-sync-record.repository';
import { SyncRemovalRepository } from './engine/sync-removal.repository';
import { SyncRunRepository } from './engine/sync-run.repository';
import { SyncResources } from './engine/sync-resources';
import { SyncTables } from './engine/sync-tables';
import { MirrorEmptying } from './runs/mirror-emptying';
import { MirrorStarts } from './runs/mirror-starts';
import { OneShotSync } from './runs/one-shot-sync';
import { RunFailures } from './runs/run-failures';
import { RunStarts } from './runs/run-starts';
import { RunWork } from './runs/run-work';
import { TenantSync } from './runs/tenant-sync';
import { RosterHandlers } from './roster/roster-handlers';
import { AccountRemoval } from './users/account-removal';
import { LinkedSuspects } from './users/linked-suspects';
import { UsersHandler } from './users/users-handler';

/** Keeps linked accounts in step with Microsoft 365; the schedule, the command and administrators decide when. */
@Module({
  imports: [AuthModule, GraphModule, RosterModule],
  providers: [
    AccountRemoval,
    LinkedSuspects,
    UsersHandler,
    RosterHandlers,
    {
      provide: SyncResources,
      inject: [UsersHandler, RosterHandlers],
      useFactory: (users: UsersHandler, roster: RosterHandlers) =>
        new SyncResources([users, ...roster.all]),
    },
    DeltaSource,
    DataSyncRecordRepository,
    SyncRunRepository,
    SyncRemovalRepository,
    RunStarts,
    SyncTables,
    RunFailures,
    RunWork,
    MirrorStarts,
    MirrorEmptying,
    TenantSync,
    DueTenants,
    DryRuns,
    OneShotSync,
  ],
  exports: [RunStarts, SyncResources, SyncTables, TenantSync, UsersHandler, DueTenants],
})
export class SyncModule {}
