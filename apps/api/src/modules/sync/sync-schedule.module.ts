import { Module } from '@nestjs/common';
import { API_CONFIG, type ApiConfig } from '../../config/config.module';
import { InProcessQueue } from './queue/in-process-queue';
import { RedisQueue } from './queue/redis-queue';
import { SyncQueue } from './queue/sync-queue';
import { RunPurge } from './run-purge.schedule';
import { SyncAdministration } from './sync-administration';
import { SyncOverview } from './sync-overview';
import { SyncModule } from './sync.module';
import { SyncSchedule } from './sync.schedule';
import { NotedUsers } from './users/noted-users';

/** When tenants are synced: in this process, or with REDIS_URL shared by all replicas. */
@Module({
  imports: [SyncModule],
  providers: [
    {
      provide: SyncQueue,
      useFactory: ({ REDIS_URL }: ApiConfig) =>
        REDIS_URL ? new RedisQueue(REDIS_URL) : new InProcessQueue(),
      inject: [API_CONFIG],
    },
    SyncSchedule,
    RunPurge,
    SyncAdministration,
    SyncOverview,
    NotedUsers,
  ],
  exports: [SyncModule, SyncAdministration, SyncOverview, NotedUsers],
})
export class SyncScheduleModule {}
