import { Injectable } from '@nestjs/common';
import { SyncStates } from '../sync';
import { UserAccessJobs } from './user-access/user-access-jobs';

/** The work in the background that a tenant's consent allows. */
@Injectable()
export class TenantWork {
  constructor(
    private readonly jobs: UserAccessJobs,
    private readonly sync: SyncStates,
  ) {}

  /** With the consent; what is under way stops at its next step. Joins an open transaction. */
  async removeOfTenant(tenantId: string): Promise<void> {
    await this.jobs.removeOfTenant(tenantId);
    await this.sync.removeOfTenant(tenantId);
  }
}
