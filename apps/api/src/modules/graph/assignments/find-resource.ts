import type { NewResource, WireResource } from '../wire/assignment-types';
import { GraphRequestFailed } from '../transport/graph-error';

/** The one just added, for an answer that doesn't include it. @throws GraphRequestFailed when it isn't there */
export function findResource(
  resources: readonly WireResource[],
  { fileUrl, displayName }: NewResource,
): WireResource {
  const isIt = ({ resource }: WireResource) =>
    resource.fileUrl === null ? resource.displayName === displayName : resource.fileUrl === fileUrl;
  const added = resources.findLast(isIt);
  if (!added) throw new GraphRequestFailed(200, 'nothingMade');
  return added;
}
