import { setTimeout as delay } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { Queue, Worker, type Job } from 'bullmq';
import { Redis } from 'ioredis';
import type { SyncJob } from '../runs/sync-job';
import { concurrency, keyOf, SyncQueue, type SyncWork } from './sync-queue';

const tickName = 'tick';
const tenantName = 'tenant';
/** Finished jobs leave nothing behind; everything worth knowing is in the database. */
const forgotten = { removeOnComplete: true, removeOnFail: true };
const quietMs = 60_000;
/** Milliseconds for a clean goodbye to Redis. */
const grace = 2_000;
const longestRetry = 2_000;

type Tick = (scheduledFor: number) => Promise<void>;

/**
 * The queue of all replicas, in Redis with BullMQ: one job per tenant, done by any replica with room. A job can run
 * twice at once if its worker was presumed dead; the tenant's lease keeps the two apart (SYNC-5).
 */
export class RedisQueue extends SyncQueue {
  private readonly logger = new Logger('SyncQueue');
  private readonly queue: Queue;
  private readonly producer: Redis;
  private readonly consumer: Redis;
  private readonly underWay = new Set<Promise<unknown>>();
  private worker: Worker | undefined;
  private tick: Tick | undefined;
  private lastWarning = 0;
  private isStopped = false;

  /** @param name of the queue, shared by all replicas */
  constructor(
    url: string,
    private readonly name = 'edugraph-sync',
  ) {
    super();
    // Adding a job fails immediately while Redis is down; its run is found in the database later.
    const lasting = { retryStrategy: (times: number) => this.waitBeforeRetry(times) };
    this.producer = new Redis(url, {
      ...lasting,
      enableOfflineQueue: false,
      maxRetriesPerRequest: 1,
    });
    // Workers wait for Redis to come back, however long that takes.
    this.consumer = new Redis(url, { ...lasting, maxRetriesPerRequest: null });
    this.queue = new Queue(name, { connection: this.producer });
    for (const source of [this.producer, this.consumer, this.queue]) {
      source.on('error', (error: Error) => {
        this.warn(error);
      });
    }
  }

  start(work: SyncWork): void {
    const run = (job: Job<SyncJob>) => this.keep(this.process(job, work));
    this.worker = new Worker(this.name, run, { connection: this.consumer, concurrency });
    this.worker.on('error', (error) => {
      this.warn(error);
    });
    this.worker.on('failed', (job, error) => {
      const tenantId = (job?.data as SyncJob | undefined)?.tenantId;
      this.logger.warn({ msg: 'A sync stopped', tenantId, err: error });
    });
  }

  async add(jobs: readonly SyncJob[]): Promise<void> {
    await this.queue.addBulk(
      jobs.map((data) => ({
        name: tenantName,
        data,
        opts: { ...forgotten, deduplication: { id: keyOf(data) } },
      })),
    );
  }

  /** Each tick is for one replica only. */
  async every(cron: string, tick: Tick): Promise<void> {
    this.tick = tick;
    await this.queue.waitUntilReady();
    const template = { name: tickName, opts: forgotten };
    await this.queue.upsertJobScheduler(tickName, { pattern: cron }, template);
  }

  async stop(): Promise<void> {
    await Promise.allSettled(this.underWay);
    // While Redis is down, jobs can't be marked as done; other replicas find them stalled later.
    const isAway = this.producer.status !== 'ready';
    const told = Promise.allSettled([this.worker?.close(isAway), this.queue.close()]);
    await Promise.race([told, delay(grace, undefined, { ref: false })]);
    this.isStopped = true;
    this.producer.disconnect();
    this.consumer.disconnect();
  }

  /** Milliseconds; null once the queue has stopped, so that BullMQ's own connections end too. */
  private waitBeforeRetry(times: number): number | null {
    return this.isStopped ? null : Math.min(longestRetry, times * 50);
  }

  private async process({ name, data, timestamp }: Job<SyncJob>, work: SyncWork): Promise<void> {
    if (name === tickName) await this.tick?.(timestamp);
    else await work(data);
  }

  private keep(work: Promise<void>): Promise<void> {
    const kept = work.finally(() => this.underWay.delete(kept));
    this.underWay.add(kept);
    return kept;
  }

  /** Connections retry many times a minute; one log line is enough. */
  private warn(error: Error): void {
    if (performance.now() - this.lastWarning < quietMs) return;
    this.lastWarning = performance.now();
    this.logger.warn({ msg: "Redis isn't answering", err: error });
  }
}
