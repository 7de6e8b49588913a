import { Module } from '@nestjs/common';
import { API_CONFIG, type ApiConfig } from '../../config/config.module';
import { AuthModule } from '../auth';
import { RosterModule } from '../roster';
import { InProcessQueue } from './queue/in-process-queue';
import { RedisQueue } from './queue/redis-queue';
import { SyncQueue } from './queue/sync-queue';
import { RosterPurge } from './schedule/roster-purge.schedule';
import { RunPurge } from './schedule/run-purge.schedule';
import { MirrorAdministration } from './administration/mirror-administration';
import { SyncAdministration } from './administration/sync-administration';
import { NotedRows } from './administration/noted-rows';
import { SyncOverview } from './administration/sync-overview';
import { NotedRemovals } from './noted-removals';
import { SyncModule } from './sync.module';
import { SyncSchedule } from './schedule/sync.schedule';
import { NotedUsers } from './users/noted-users';

/** When tenants are synced: by a queue in this process or, with REDIS_URL, one shared by all replicas. */
@Module({
  imports: [AuthModule, RosterModule, SyncModule],
  providers: [
    {
      provide: SyncQueue,
      useFactory: ({ REDIS_URL }: ApiConfig) =>
        REDIS_URL ? new RedisQueue(REDIS_URL) : new InProcessQueue(),
      inject: [API_CONFIG],
    },
    SyncSchedule,
    RunPurge,
    RosterPurge,
    SyncAdministration,
    MirrorAdministration,
    SyncOverview,
    NotedUsers,
    NotedRows,
    NotedRemovals,
  ],
  exports: [SyncModule, SyncAdministration, MirrorAdministration, SyncOverview, NotedRemovals],
})
export class SyncScheduleModule {}
