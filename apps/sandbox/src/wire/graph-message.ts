import type { AccessToken } from './access-token';

/** A request to Graph, on its own or as part of a `$batch`. */
export interface GraphRequest {
  readonly method: string;
  /** Below `/v1.0`, not decoded. */
  readonly path: string;
  /** Without the question mark, not decoded. */
  readonly query: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: unknown;
}

export interface GraphAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** An object is sent as JSON, a buffer as is. */
  readonly body?: object | Buffer | undefined;
}

/** What wraps each part of a `$batch`: the request log, and faults aimed at parts. */
export type AroundBatchPart = (
  part: GraphRequest & { readonly token: AccessToken | undefined },
  answer: () => Promise<GraphAnswer>,
) => Promise<GraphAnswer>;
