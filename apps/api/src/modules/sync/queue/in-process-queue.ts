import { Logger } from '@nestjs/common';
import { CronJob } from 'cron';
import { systemClock } from '../../../clock/clock';
import type { SyncJob } from '../runs/sync-job';
import { concurrency, keyOf, SyncQueue, type SyncWork } from './sync-queue';

/** The queue of one process. Each replica has its own; the tenants' leases keep them apart (SYNC-5). */
export class InProcessQueue extends SyncQueue {
  private readonly logger = new Logger('SyncQueue');
  private readonly waiting = new Map<string, SyncJob>();
  /** Continues where it was. A new iterator would skip all deleted entries first, which adds up with many tenants. */
  private turns = this.waiting.entries();
  private readonly underWay = new Set<Promise<void>>();
  private cronJob: CronJob | undefined;
  private work: SyncWork | undefined;

  constructor(private readonly slots = concurrency) {
    super();
  }

  start(work: SyncWork): void {
    this.work = work;
    this.fill();
  }

  add(jobs: readonly SyncJob[]): Promise<void> {
    for (const job of jobs) {
      const key = keyOf(job);
      if (!this.waiting.has(key)) this.waiting.set(key, job);
    }
    this.fill();
    return Promise.resolve();
  }

  every(cron: string, tick: (scheduledFor: number) => Promise<void>): Promise<void> {
    this.cronJob = CronJob.from({
      cronTime: cron,
      onTick: async () => {
        await tick(toSecond(systemClock.now()));
      },
      errorHandler: (error) => {
        this.logger.warn({ msg: 'The tenants to sync could not be looked up', err: error });
      },
      start: true,
    });
    return Promise.resolve();
  }

  async stop(): Promise<void> {
    await this.cronJob?.stop();
    this.work = undefined;
    this.waiting.clear();
    await Promise.all(this.underWay);
  }

  private fill(): void {
    while (this.work && this.underWay.size < this.slots) {
      const job = this.takeNext();
      if (!job) return;
      this.begin(this.work, job);
    }
  }

  private takeNext(): SyncJob | undefined {
    let next = this.turns.next();
    if (next.done) {
      this.turns = this.waiting.entries();
      next = this.turns.next();
    }
    if (next.done) return undefined;
    const [key, job] = next.value;
    this.waiting.delete(key);
    return job;
  }

  private begin(work: SyncWork, job: SyncJob): void {
    const { tenantId } = job;
    const run: Promise<void> = work(job)
      .then(
        () => undefined,
        (error: unknown) => {
          this.logger.warn({ msg: 'A sync stopped', tenantId, err: error });
        },
      )
      .finally(() => {
        this.underWay.delete(run);
        this.fill();
      });
    this.underWay.add(run);
  }
}

/** Replicas' timers fire a few milliseconds apart, so a tick is identified by its second. */
const toSecond = (time: number): number => Math.floor(time / 1_000) * 1_000;
