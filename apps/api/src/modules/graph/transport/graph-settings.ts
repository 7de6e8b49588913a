/** How the transport deals with Graph. Times are in milliseconds. */
export interface GraphSettings {
  /** Most time for one answer, including its body. */
  attemptTimeout: number;
  /** Most time for one call with all its retries and pauses. */
  budget: number;
  maxAttempts: number;
  /** Simultaneous requests, in all and per tenant (so one can't starve the others). */
  connections: number;
  connectionsPerTenant: number;
  maxAnswerBytes: number;
  /** After this many attempts in a row without any answer, calls fail immediately for `breakerRest`. */
  breakerThreshold: number;
  breakerRest: number;
}

export const defaultGraphSettings: GraphSettings = {
  attemptTimeout: 10_000,
  budget: 20_000,
  maxAttempts: 4,
  connections: 64,
  connectionsPerTenant: 16,
  maxAnswerBytes: 32 * 1024 * 1024,
  breakerThreshold: 8,
  breakerRest: 5_000,
};
