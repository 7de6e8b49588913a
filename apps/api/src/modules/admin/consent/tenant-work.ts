import { Injectable } from '@nestjs/common';
import { MirrorAdministration, SyncTables } from '../../sync';
import { UserAccessJobs } from '../user-access/user-access-jobs';

/** The background work that a tenant's consent allows, and what it has copied. */
@Injectable()
export class TenantWork {
  constructor(
    private readonly jobs: UserAccessJobs,
    private readonly sync: SyncTables,
    private readonly mirror: MirrorAdministration,
  ) {}

  /**
   * For a withdrawn consent; work in progress stops at its next step. Joins an open transaction. A copy of the roster can't
   * be read any more, but may be too large to go at once: its rows are removed in the tenant's next turn.
   */
  async removeOfTenant(tenantId: string): Promise<void> {
    await this.jobs.removeOfTenant(tenantId);
    await this.sync.removeOfTenant(tenantId);
    await this.mirror.withdraw(tenantId);
  }
}
