/** How the transport deals with Graph. Times are in milliseconds. */
export interface GraphSettings {
  /** Longest wait for one answer, its body included. */
  attemptTimeout: number;
  /** Longest time for one call with all its retries and pauses. */
  budget: number;
  maxAttempts: number;
  /** Requests on the way at once, in all and for one tenant (so that one cannot starve the others). */
  connections: number;
  connectionsPerTenant: number;
  maxAnswerBytes: number;
  /** After so many attempts in a row without any answer, calls fail at once for `breakerRest`. */
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
