import type { MiddlewareOptions } from '@microsoft/microsoft-graph-client';
import type { GraphCaller } from './graph-caller';

export interface GraphCallOptions {
  headers?: Record<string, string>;
  signal?: AbortSignal;
  /** Most time for the call with all its retries, in milliseconds. */
  budget?: number;
}

export interface GraphPostOptions extends GraphCallOptions {
  body?: unknown;
  /** Whether repeating it is harmless even though the method is POST. */
  isIdempotent?: boolean;
  freshToken?: boolean;
}

/** What the transport needs to know about a call; passed to it as an option of Microsoft's client. */
export class GraphCall implements MiddlewareOptions {
  /** Our own error that ended the call: Microsoft's client keeps only the texts of errors. */
  failure?: unknown;
  /** Where to find what a POST created, if the answer says so. */
  location?: string;

  constructor(
    readonly caller: GraphCaller,
    readonly details: Omit<GraphPostOptions, 'body'> & {
      expects: 'json' | 'bytes';
      /** Replaces the URL that Microsoft's client built: it takes links apart and drops what it doesn't know. */
      link?: string;
    },
  ) {}
}
