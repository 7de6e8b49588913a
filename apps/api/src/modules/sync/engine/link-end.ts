import { NotFound } from '../../../http';
import { GraphRequestFailed } from '../../graph';

const endedCodes = new Set([
  'syncStateNotFound',
  'resyncRequired',
  'SyncStateNotFound',
  'foreignLink',
]);

/**
 * Whether a request to a next or delta link failed because the link has ended, so that only a full round helps.
 * Microsoft documents 410 and some codes, but `/users/delta` actually answers 400 "DeltaLink older than 30 days is not
 * supported." That text may change, so any 400 for a link counts; if the full round is rejected too, it fails loudly. A
 * link that doesn't lead to Graph is never followed (S-15).
 * @see https://learn.microsoft.com/graph/delta-query-overview#synchronization-reset
 */
export function isLinkEnded(error: unknown): boolean {
  if (error instanceof NotFound) return true;
  if (!(error instanceof GraphRequestFailed)) return false;
  const { graphStatus, graphCode } = error;
  return graphStatus === 410 || graphStatus === 400 || endedCodes.has(graphCode);
}
