import type { SyncRunTrigger } from '@app/contracts';

/** One tenant whose turn it is. */
export interface SyncJob {
  tenantId: string;
  trigger: SyncRunTrigger;
  /** Milliseconds since 1970 of the tick it belongs to: a run that began since then will do. */
  scheduledFor?: number;
}

/**
 * How far it came: to its end (`done`, `failed`), to a stop (`decision`, `waiting` until Microsoft may be asked again), or
 * nowhere, because another process is at it (`busy`), there is nothing to do (`skipped`), or this one ends (`stopped`).
 */
export type SyncOutcome =
  | { state: 'done' | 'failed' | 'decision' | 'busy' | 'skipped' | 'stopped' }
  | { state: 'waiting'; until: Date };
