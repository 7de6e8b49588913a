import { Module } from '@nestjs/common';
import { AuthModule } from '../auth';
import { GraphModule } from '../graph';
import { DeltaSource } from './delta-source';
import { DryRuns } from './dry-runs';
import { DueTenants } from './due-tenants';
import { SyncStates } from './engine/sync-states';
import { OneShotSync } from './one-shot-sync';
import { RunFailures } from './run-failures';
import { RunStarts } from './run-starts';
import { RunWork } from './run-work';
import { SYNC_CLOCK, systemSyncClock } from './sync-clock';
import { TenantSync } from './tenant-sync';
import { AccountRemoval } from './users/account-removal';
import { LinkedSuspects } from './users/linked-suspects';
import { UsersHandler } from './users/users-handler';

/** Keeps linked accounts in step with Microsoft 365; when, is up to the schedule, the command and the administrators. */
@Module({
  imports: [AuthModule, GraphModule],
  providers: [
    { provide: SYNC_CLOCK, useValue: systemSyncClock },
    AccountRemoval,
    LinkedSuspects,
    UsersHandler,
    DeltaSource,
    SyncStates,
    RunStarts,
    RunFailures,
    RunWork,
    TenantSync,
    DueTenants,
    DryRuns,
    OneShotSync,
  ],
  exports: [SYNC_CLOCK, RunStarts, SyncStates, TenantSync, UsersHandler, DueTenants],
})
export class SyncModule {}
