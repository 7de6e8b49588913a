import { Logger } from '@nestjs/common';
import { Queue, Worker, type Job } from 'bullmq';
import type { SyncJob } from '../sync-job';
import { concurrency, keyOf, SyncQueue, type SyncWork } from './sync-queue';

const tickName = 'tick';
const tenantName = 'tenant';
/** A finished job leaves nothing behind: what there is to know stands in the database. */
const forgotten = { removeOnComplete: true, removeOnFail: true };
const quietMs = 60_000;

type Tick = (scheduledFor: number) => Promise<void>;

/**
 * The queue of all replicas, in Redis by BullMQ: one job for each tenant, worked on by whoever has room. A job can run
 * twice at once when its worker was taken for dead; the lease of the tenant keeps those apart (SYNC-5).
 */
export class RedisQueue extends SyncQueue {
  private readonly logger = new Logger('SyncQueue');
  private readonly queue: Queue;
  private worker: Worker | undefined;
  private tick: Tick | undefined;
  private lastWarning = 0;

  /** @param name of the queue; replicas share it */
  constructor(
    private readonly url: string,
    private readonly name = 'edugraph-sync',
  ) {
    super();
    // A request that adds a job fails at once while Redis is away; its run is found in the database later.
    const connection = { url, enableOfflineQueue: false, maxRetriesPerRequest: 1 };
    this.queue = new Queue(name, { connection });
    this.queue.on('error', (error) => {
      this.warn(error);
    });
  }

  start(work: SyncWork): void {
    const process = async ({ name, data, timestamp }: Job<SyncJob>) => {
      if (name === tickName) await this.tick?.(timestamp);
      else await work(data);
    };
    // Workers wait for Redis to come back, as long as that takes.
    const connection = { url: this.url, maxRetriesPerRequest: null };
    this.worker = new Worker(this.name, process, { connection, concurrency });
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

  /** One of all replicas is told. */
  async every(cron: string, tick: Tick): Promise<void> {
    this.tick = tick;
    await this.queue.waitUntilReady();
    const template = { name: tickName, opts: forgotten };
    await this.queue.upsertJobScheduler(tickName, { pattern: cron }, template);
  }

  async stop(): Promise<void> {
    await this.worker?.close();
    await this.queue.close();
  }

  /** Connections try again many times a minute; one line of that is enough. */
  private warn(error: Error): void {
    if (Date.now() - this.lastWarning < quietMs) return;
    this.lastWarning = Date.now();
    this.logger.warn({ msg: 'Redis does not answer', err: error });
  }
}
