import type { AccessToken } from '../../wire/access-token';
import type { Clock } from '../../wire/clock';
import type { AroundBatchPart } from '../../wire/graph-message';
import type { DownloadLinks } from '../../sites/download-links';
import type { AssignmentWork } from '../../tenant/assignments/assignment-work';
import type { DeltaBehavior } from '../../tenant/delta-behavior';
import type { Directory } from '../../tenant/directory';
import type { Uploads } from '../../uploads/uploads';
import type { DeltaTokens } from '../query/delta-tokens';

/** What the Graph half needs from the rest of the sandbox. */
export interface GraphContext {
  readonly directory: Directory;
  readonly clock: Clock;
  /** The only app the tenants know. */
  readonly app: { readonly clientId: string; readonly displayName: string };
  /** Rejects with an error whose message says why Graph refuses the token. */
  readonly verifyAccessToken: (token: string) => Promise<AccessToken>;
  /** Creates the addresses that files are downloaded from. */
  readonly downloads: DownloadLinks;
  readonly assignmentWork: AssignmentWork;
  readonly uploads: Uploads;
  readonly deltaBehavior: DeltaBehavior;
  readonly deltaTokens: DeltaTokens;
  readonly aroundBatchPart?: AroundBatchPart;
  /** Refuses what Microsoft's docs don't promise, and returns no more than they do. */
  readonly isStrict?: boolean;
  /** Answers every `$expand` with 400 ExpandNotSupported, as a tenant may. */
  readonly refuseExpand?: boolean;
}
