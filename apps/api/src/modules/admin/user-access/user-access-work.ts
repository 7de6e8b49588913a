import { setTimeout as delay } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { LeaseLost, type HeldLease } from '../../../database/leases';
import { Transactions } from '../../../database/transactions';
import { AppError } from '../../../http';
import { GraphTokens } from '../../auth';
import { ApplicationGraph } from '../../graph';
import { AuditLog } from '../audit/audit-log';
import type { UserAccessJob } from './user-access-job.entity';
import { UserAccessJobs } from './user-access-jobs';
import { UserAccessRun, WorkEnded } from './user-access-run';

/** Takes a tenant's job from where it stands to its end. */
@Injectable()
export class UserAccessWork {
  private readonly logger = new Logger('UserAccess');

  constructor(
    private readonly jobs: UserAccessJobs,
    private readonly graph: ApplicationGraph,
    private readonly tokens: GraphTokens,
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
  ) {}

  /** @throws errors that aren't about the job itself: the database is unavailable, or the process is shutting down */
  async do(job: UserAccessJob, lease: HeldLease, signal: AbortSignal): Promise<void> {
    const sleep = (milliseconds: number) => delay(milliseconds, undefined, { signal });
    const { graph, jobs } = this;
    const caller = this.tokens.asApp(job.tenantId);
    const run = new UserAccessRun(job, { graph, jobs, caller, lease, patience: { sleep }, signal });
    try {
      const { done, enabled, failed } = await run.finish();
      await this.end(job, { enabled, skipped: Math.max(0, done - enabled - failed), failed });
    } catch (error) {
      if (error instanceof WorkEnded || error instanceof LeaseLost) return;
      if (!(error instanceof AppError)) throw error;
      this.logger.warn({ msg: 'Access could not be given', tenantId: job.tenantId, err: error });
      const failed = { state: 'failed' as const, error: error.code };
      await this.transactions.run(() => this.jobs.finish(job, failed));
    }
  }

  private async end(job: UserAccessJob, details: Record<string, number>): Promise<void> {
    const { tenantId } = job;
    await this.transactions.run(async () => {
      if (!(await this.jobs.finish(job, { state: 'done' }))) return;
      await this.audit.record({ tenantId, action: 'user-access.finished', details });
    });
    this.logger.log({ msg: 'Everyone has access', tenantId, ...details });
  }
}
