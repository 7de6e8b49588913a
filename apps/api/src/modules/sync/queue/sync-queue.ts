import type { SyncJob } from '../runs/sync-job';

export type SyncWork = (job: SyncJob) => Promise<unknown>;

/** Tenants whose turn it is; first come, first served. Anything lost here is found again in the database. */
export abstract class SyncQueue {
  /** Starts working on jobs, several at once. */
  abstract start(work: SyncWork): void;
  /** Skips tenants that are already waiting for the same reason. */
  abstract add(jobs: readonly SyncJob[]): Promise<void>;
  /** Calls `tick` at each time of a cron expression; if replicas share the queue, on one of them. */
  abstract every(cron: string, tick: (scheduledFor: number) => Promise<void>): Promise<void>;
  /** Finishes what is in progress, and starts nothing more. */
  abstract stop(): Promise<void>;
}

export const keyOf = ({ tenantId, scheduledFor }: SyncJob): string =>
  `${tenantId}.${scheduledFor === undefined ? 'open' : 'tick'}`;

/** Tenants worked on at once in one process; most of the time, each is waiting for Microsoft. */
export const concurrency = 8;
