import { randomUUID } from 'node:crypto';
import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Cron } from '@nestjs/schedule';
import { DataSource } from 'typeorm';
import { acquire, hold, release, type HeldLease } from '../../../database/leases';
import { leaseTtl, UserAccessJobs } from './user-access-jobs';
import { UserAccessWork } from './user-access-work';

const heartbeat = leaseTtl / 3;

/** Does each tenant's job in one process at a time, and continues jobs of processes that ended (ADM-5). */
@Injectable()
export class UserAccessRunner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('UserAccess');
  private readonly holder = randomUUID();
  private readonly underWay = new Map<string, Promise<void>>();
  private readonly ending = new AbortController();

  constructor(
    private readonly dataSource: DataSource,
    private readonly jobs: UserAccessJobs,
    private readonly work: UserAccessWork,
  ) {}

  onApplicationBootstrap(): void {
    void this.takeUp();
  }

  /** Includes other processes' jobs once their leases have expired. */
  @Cron('*/10 * * * * *')
  async takeUp(): Promise<void> {
    try {
      for (const tenantId of await this.jobs.running()) this.start(tenantId);
    } catch (error) {
      this.logger.warn({ msg: 'Interrupted jobs could not be looked up', err: error });
    }
  }

  /** Continues a tenant's job in the background, unless that is already happening. */
  start(tenantId: string): void {
    if (this.underWay.has(tenantId) || this.ending.signal.aborted) return;
    const run = this.run(tenantId)
      .catch((error: unknown) => {
        if (!this.ending.signal.aborted)
          this.logger.warn({ msg: 'A job stopped', tenantId, err: error });
      })
      .finally(() => this.underWay.delete(tenantId));
    this.underWay.set(tenantId, run);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.ending.abort();
    await Promise.all(this.underWay.values());
  }

  private async run(tenantId: string): Promise<void> {
    const name = `user-access:${tenantId}`;
    const lease = await acquire(this.dataSource, { name, holder: this.holder }, leaseTtl);
    if (!lease) return;
    const beat = setInterval(() => void this.holdOn(lease), heartbeat);
    try {
      const job = await this.jobs.find(tenantId);
      if (job?.state === 'running') await this.work.do(job, lease, this.ending.signal);
    } finally {
      clearInterval(beat);
      await release(this.dataSource.manager, lease);
    }
  }

  /** A lost lease or an unavailable database shows at the job's next write. */
  private async holdOn(lease: HeldLease): Promise<void> {
    await hold(this.dataSource.manager, lease, leaseTtl).catch(() => undefined);
  }
}
