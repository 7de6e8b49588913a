import type { UserAccess } from '@app/contracts';
import { Injectable } from '@nestjs/common';
import { Transactions } from '../../../database/transactions';
import { ConsentRequired } from '../../../http';
import type { SessionUser } from '../../auth';
import { AuditLog } from '../audit/audit-log';
import { administratorOf } from '../own-tenant/own-tenant';
import type { UserAccessJob } from './user-access-job.entity';
import { UserAccessJobs } from './user-access-jobs';
import { UserAccessRunner } from './user-access-runner';

/** Starts, shows and cancels the job of giving everyone in the own tenant access. */
@Injectable()
export class UserAccessService {
  constructor(
    private readonly jobs: UserAccessJobs,
    private readonly runner: UserAccessRunner,
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
  ) {}

  async show(tenantId: string): Promise<UserAccess> {
    return toState(await this.jobs.find(tenantId));
  }

  /** A second start while it runs changes nothing. @throws ConsentRequired */
  async start(administrator: SessionUser): Promise<UserAccess> {
    const actor = administratorOf(administrator);
    const { tenantId } = actor;
    if (!administrator.organization?.isAdminConsented) throw new ConsentRequired();
    await this.transactions.run(async () => {
      if (!(await this.jobs.start(tenantId, actor.displayName))) return;
      await this.audit.record({ tenantId, action: 'user-access.started', actor });
    });
    this.runner.start(tenantId);
    return this.show(tenantId);
  }

  /** Users who already have access keep it. */
  async cancel(administrator: SessionUser): Promise<UserAccess> {
    const actor = administratorOf(administrator);
    const { tenantId } = actor;
    await this.transactions.run(async () => {
      if (!(await this.jobs.cancel(tenantId))) return;
      await this.audit.record({ tenantId, action: 'user-access.cancelled', actor });
    });
    return this.show(tenantId);
  }
}

function toState(job: UserAccessJob | undefined): UserAccess {
  if (!job) return { state: 'idle', done: 0, enabled: 0, skipped: 0, failed: 0 };
  const { state, total, done, enabled, failed, startedBy, startedAt, finishedAt, error } = job;
  return {
    state,
    ...(total !== null && { total }),
    done,
    enabled,
    skipped: Math.max(0, done - enabled - failed),
    failed,
    startedBy,
    startedAt: startedAt.toISOString(),
    ...(finishedAt && { finishedAt: finishedAt.toISOString() }),
    ...(error && { error }),
  };
}
