import type { DownloadLinks } from '../sites/download-links';
import type { AssignmentWork } from '../tenant/assignments/assignment-work';
import type { DeltaBehavior } from '../tenant/delta/delta-behavior';
import type { Directory } from '../tenant/directory';
import type { Uploads } from '../uploads/uploads';
import type { DeltaTokens } from './delta/delta-tokens';

/** What a Graph access token says. */
export interface AccessToken {
  readonly kind: 'user' | 'app';
  readonly tenantId: string;
  /** The person, or the app's service principal. */
  readonly objectId: string;
  readonly clientId: string;
  /** Delegated permissions; none for an app token. */
  readonly scopes: readonly string[];
  /** Application permissions; none for a user token. */
  readonly roles: readonly string[];
}

/** A request to Graph, whole or as a part of a `$batch`. */
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
  /** An object is JSON, a buffer stands for itself. */
  readonly body?: object | Buffer | undefined;
}

/** What surrounds each part of a `$batch`: the request log, and faults that strike parts. */
export type AroundBatchPart = (
  part: GraphRequest & { readonly token: AccessToken | undefined },
  answer: () => Promise<GraphAnswer>,
) => Promise<GraphAnswer>;

/** What the Graph half needs from the rest of the sandbox. */
export interface GraphContext {
  readonly directory: Directory;
  readonly clock: { now(): Date };
  /** The only app the tenants know. */
  readonly app: { readonly clientId: string; readonly displayName: string };
  /** Rejects with an error whose message says why Graph refuses the token. */
  readonly verifyAccessToken: (token: string) => Promise<AccessToken>;
  /** Makes the addresses that files are downloaded from. */
  readonly downloads: DownloadLinks;
  readonly assignmentWork: AssignmentWork;
  readonly uploads: Uploads;
  readonly deltaBehavior: DeltaBehavior;
  readonly deltaTokens: DeltaTokens;
  readonly aroundBatchPart?: AroundBatchPart;
  /** Answers every `$expand` with 400 ExpandNotSupported, as a tenant may. */
  readonly refuseExpand?: boolean;
}
