import { Injectable } from '@nestjs/common';
import { RosterMirrorRepository } from '../../roster';
import { SyncTables } from '../../sync';
import { UserAccessJobs } from '../user-access/user-access-jobs';

/** The background work that a tenant's consent allows, and what it has copied. */
@Injectable()
export class TenantWork {
  constructor(
    private readonly jobs: UserAccessJobs,
    private readonly sync: SyncTables,
    private readonly mirrors: RosterMirrorRepository,
  ) {}

  /** For a withdrawn consent; work in progress stops at its next step. Joins an open transaction. */
  async removeOfTenant(tenantId: string): Promise<void> {
    await this.jobs.removeOfTenant(tenantId);
    await this.sync.removeOfTenant(tenantId);
    await this.mirrors.removeOfTenant(tenantId);
  }
}
