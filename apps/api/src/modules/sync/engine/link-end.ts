import { NotFound } from '../../../http';
import { GraphRequestFailed } from '../../graph';

const endedCodes = new Set(['syncStateNotFound', 'resyncRequired', 'SyncStateNotFound']);

/**
 * Whether an error of a request by a next or delta link means that the link has ended, so that only a full round helps.
 * Documented are 410 and codes; in fact `/users/delta` answers 400 "DeltaLink older than 30 days is not supported.", and
 * such a text is nothing to rely on: any 400 to a link counts, and the full round fails loudly if it is refused too.
 * @see https://learn.microsoft.com/graph/delta-query-overview#synchronization-reset
 */
export function isLinkEnded(error: unknown): boolean {
  if (error instanceof NotFound) return true;
  if (!(error instanceof GraphRequestFailed)) return false;
  const { graphStatus, graphCode } = error;
  return graphStatus === 410 || graphStatus === 400 || endedCodes.has(graphCode);
}
