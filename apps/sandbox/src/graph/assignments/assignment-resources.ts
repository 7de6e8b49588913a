import { isUnpublished } from '../../tenant/assignments/assignment';
import type { Resource } from '../../tenant/assignments/resource';
import type { Call, Handler } from '../call/call';
import { answerCollection, answerEntity } from '../odata/answer-collection';
import { listOf } from '../odata/collection';
import { findAssignment, findOwnAssignment, save, type SeenAssignment } from './assignment-access';
import { assignmentsPath } from './assignments';
import { entityNotFound, refused } from './assignments-error';
import { readNewResource } from './read-resource';
import { assignmentResourceView } from './resource-type';

function contextOf({ item, assignment }: SeenAssignment): string {
  return `${assignmentsPath(item)}('${assignment.id}')/resources`;
}

/** The resource in the path, among those given. @throws GraphError 404 */
export function pickResource({ params }: Call, resources: readonly Resource[]): Resource {
  const id = params['resourceId'] ?? '';
  const found = resources.find((resource) => resource.id === id);
  if (!found) throw entityNotFound(id);
  return found;
}

/** Handouts can't change once published. @throws GraphError 400 */
function findUnpublished(call: Call): SeenAssignment {
  const seen = findOwnAssignment(call);
  if (isUnpublished(seen.assignment)) return seen;
  throw refused('assignmentAlreadyPublished', 'Its resources can no longer be changed.');
}

export const listResources: Handler = (call) => {
  const seen = findAssignment(call);
  const items = listOf(seen.assignment.resources);
  const view = assignmentResourceView(call);
  return answerCollection(call, { view, items, context: contextOf(seen) });
};

export const getResource: Handler = (call) => {
  const seen = findAssignment(call);
  const source = pickResource(call, seen.assignment.resources);
  const view = assignmentResourceView(call);
  return answerEntity(call, { view, source, context: contextOf(seen) });
};

export const addResource: Handler = (call) => {
  const seen = findUnpublished(call);
  const { assignment, item } = seen;
  const source = readNewResource(call, assignment);
  save(call, item, { ...assignment, resources: [...assignment.resources, source] });
  const view = assignmentResourceView(call);
  return { ...answerEntity(call, { view, source, context: contextOf(seen) }), status: 201 };
};

/** The file stays in the folder. */
export const removeResource: Handler = (call) => {
  const { assignment, item } = findUnpublished(call);
  const { id } = pickResource(call, assignment.resources);
  const resources = assignment.resources.filter((resource) => resource.id !== id);
  save(call, item, { ...assignment, resources });
  return { status: 204, headers: {} };
};
