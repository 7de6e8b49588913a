/** One tenant whose turn it is. */
export interface SyncJob {
  tenantId: string;
  /**
   * The time of its tick, in milliseconds since 1970: the job starts a run, unless one has started since. Without it,
   * the job only continues an open run.
   */
  scheduledFor?: number;
}
