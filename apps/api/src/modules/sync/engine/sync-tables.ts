import { Injectable } from '@nestjs/common';
import { DataSyncRecordRepository } from './data-sync-record.repository';
import { SyncRemovalRepository } from './sync-removal.repository';
import { SyncRunRepository } from './sync-run.repository';

/** The sync's three tables, which most of its steps change together. */
@Injectable()
export class SyncTables {
  constructor(
    readonly checkpoints: DataSyncRecordRepository,
    readonly removals: SyncRemovalRepository,
    readonly runs: SyncRunRepository,
  ) {}

  /** Removes everything learned under a tenant's consent. Joins an open transaction. */
  async removeOfTenant(tenantId: string): Promise<void> {
    await this.checkpoints.removeOfTenant(tenantId);
    await this.removals.removeOfTenant(tenantId);
    await this.runs.removeOfTenant(tenantId);
  }
}
