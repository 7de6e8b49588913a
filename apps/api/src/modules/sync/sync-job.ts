/** One tenant whose turn it is. */
export interface SyncJob {
  tenantId: string;
  /**
   * Milliseconds since 1970 of the tick it belongs to: it begins a run, unless one has begun since then. Without, it only
   * goes on with the run that is open.
   */
  scheduledFor?: number;
}

/**
 * How far it came: to its end (`done`, `failed`), to a stop (`decision`, `waiting` until Microsoft may be asked again), or
 * nowhere, because another process is at it (`busy`), there is nothing to do (`skipped`), or this one ends (`stopped`).
 */
export type SyncOutcome =
  | { state: 'done' | 'failed' | 'decision' | 'busy' | 'skipped' | 'stopped' }
  | { state: 'waiting'; until: Date };
