export { DataSyncRecord } from './engine/data-sync-record.entity';
export { SyncRemoval } from './engine/sync-removal.entity';
export { SyncRun } from './engine/sync-run.entity';
export { SyncModule } from './sync.module';
export { TenantSync } from './tenant-sync';
