import type { MiddlewareOptions } from '@microsoft/microsoft-graph-client';
import type { GraphCaller } from './graph-caller';

export interface GraphCallOptions {
  headers?: Record<string, string>;
  signal?: AbortSignal;
  /** Longest time for the call with all its retries, in milliseconds. */
  budget?: number;
}

/** What the transport has to know of one call; travels to it as an option of Microsoft's client. */
export class GraphCall implements MiddlewareOptions {
  /** The error of our own that ended the call: Microsoft's client keeps only the texts of errors. */
  failure?: unknown;

  constructor(
    readonly caller: GraphCaller,
    readonly details: GraphCallOptions & {
      expects: 'json' | 'bytes';
      /** Replaces the address that Microsoft's client built: it takes links apart and drops what it does not know. */
      link?: string;
      /** Whether a repetition does no harm although the method is POST. */
      isIdempotent?: boolean;
      freshToken?: boolean;
    },
  ) {}
}
