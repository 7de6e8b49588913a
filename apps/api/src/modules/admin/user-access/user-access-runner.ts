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

/** Does the work of each tenant in one process at a time, and takes up what a process that ended left (ADM-5). */
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

  /** Also what another process left, once its lease has run out. */
  @Cron('*/10 * * * * *')
  async takeUp(): Promise<void> {
    try {
      for (const tenantId of await this.jobs.running()) this.start(tenantId);
    } catch (error) {
      this.logger.warn({ msg: 'The work left over could not be looked up', err: error });
    }
  }

  /** Goes on with a tenant's work behind; does nothing while somebody does it. */
  start(tenantId: string): void {
    if (this.underWay.has(tenantId) || this.ending.signal.aborted) return;
    const run = this.run(tenantId)
      .catch((error: unknown) => {
        if (!this.ending.signal.aborted)
          this.logger.warn({ msg: 'Work stopped', tenantId, err: error });
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

  /** A lost lease shows at the next write of the work; a database that is away, too. */
  private async holdOn(lease: HeldLease): Promise<void> {
    await hold(this.dataSource.manager, lease, leaseTtl).catch(() => undefined);
  }
}
