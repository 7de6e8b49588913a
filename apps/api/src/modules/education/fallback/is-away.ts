import { GraphRequestFailed, GraphUnavailable } from '../../graph';

/**
 * Whether Graph, or Entra for a token, gave no answer at all. What it refuses stays refused: an answer from the mirror
 * instead would give back access that was taken away (S-11; RFC 5861 draws the same line).
 */
export function isAway(error: unknown): boolean {
  if (error instanceof GraphUnavailable) return true;
  if (!(error instanceof GraphRequestFailed)) return false;
  const { graphStatus, graphCode } = error;
  return graphStatus >= 500 || graphCode === 'unreadableAnswer';
}
