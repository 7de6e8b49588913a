import type { SyncJob } from '../sync-job';

export type SyncWork = (job: SyncJob) => Promise<unknown>;

/** Tenants whose turn it is; first come, first served. Whatever is lost here is found again in the database. */
export abstract class SyncQueue {
  /** What to do with each job; some at once. */
  abstract start(work: SyncWork): void;
  /** A tenant that waits for the same reason already is not added again. */
  abstract add(jobs: readonly SyncJob[]): Promise<void>;
  /** Calls at each time of a cron expression, on one of all replicas if the queue is theirs. */
  abstract every(cron: string, tick: (scheduledFor: number) => Promise<void>): Promise<void>;
  /** Lets what is under way come to its end, and begins nothing more. */
  abstract stop(): Promise<void>;
}

export const keyOf = ({ tenantId, scheduledFor }: SyncJob): string =>
  `${tenantId}.${scheduledFor === undefined ? 'open' : 'tick'}`;

/** Tenants worked on at once in one process: most of the time each waits for Microsoft. */
export const concurrency = 8;
