import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { API_CONFIG, type ApiConfig } from '../../../config/config.module';
import { DueTenants } from '../runs/due-tenants';
import { SyncQueue } from '../queue/sync-queue';
import { TenantSync } from '../runs/tenant-sync';

/** Milliseconds between two searches for interrupted runs. */
export const takeUpEvery = 5_000;

/** Gives each tenant its turn: at each tick of the schedule, and when an interrupted run can continue. */
@Injectable()
export class SyncSchedule implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Sync');
  private readonly ending = new AbortController();

  constructor(
    private readonly queue: SyncQueue,
    private readonly due: DueTenants,
    private readonly sync: TenantSync,
    @Inject(API_CONFIG) private readonly config: ApiConfig,
  ) {}

  onApplicationBootstrap(): void {
    this.queue.start((job) => this.sync.advance(job, this.ending.signal));
    if (!this.config.SYNC_ENABLED) return;
    this.queue
      .every(this.config.SYNC_CRON, (scheduledFor) => this.tick(scheduledFor))
      .catch((error: unknown) => {
        this.logger.error({ msg: 'The sync could not be scheduled', err: error });
      });
  }

  async tick(scheduledFor: number): Promise<void> {
    for await (const tenantIds of this.due.scheduled()) {
      await this.queue.add(tenantIds.map((tenantId) => ({ tenantId, scheduledFor })));
    }
  }

  /** Works without a schedule too, so that a run started by hand isn't lost with its process. */
  @Interval(takeUpEvery)
  async takeUp(): Promise<void> {
    if (this.ending.signal.aborted) return;
    try {
      const tenantIds = await this.due.leftOver();
      if (tenantIds.length === 0) return;
      await this.queue.add(tenantIds.map((tenantId) => ({ tenantId })));
    } catch (error) {
      this.logger.warn({ msg: 'Interrupted runs could not be looked up', err: error });
    }
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.ending.abort();
    await this.queue.stop();
  }
}
