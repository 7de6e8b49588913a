import type { Resource } from '../../tenant/assignments/resource';
import type { Call, Handler } from '../call/call';
import { answerCollection, answerEntity } from '../odata/answer-collection';
import { listOf } from '../odata/collection';
import {
  findOwnSubmission,
  findSubmission,
  saveSubmission,
  type SeenSubmission,
} from './assignment-access';
import { pickResource } from './assignment-resources';
import { forbidden } from './assignments-error';
import { readNewResource } from './read-resource';
import { submissionResourceView } from './resource-type';
import { requireOpen, submissionsPath } from './submissions';
import { assignmentUrl, submittedResourcesOf } from './submission-type';

type Kind = 'resources' | 'submittedResources';

function contextOf(seen: SeenSubmission, kind: Kind): string {
  return `${submissionsPath(seen)}('${seen.submission.id}')/${kind}`;
}

function resourcesOf(call: Call, seen: SeenSubmission, kind: Kind): readonly Resource[] {
  return kind === 'resources' ? seen.submission.resources : submittedResourcesOf(seen, call);
}

function viewOf(call: Call, seen: SeenSubmission) {
  return submissionResourceView(call, assignmentUrl(call, seen));
}

function list(kind: Kind): Handler {
  return (call) => {
    const seen = findSubmission(call);
    const items = listOf(resourcesOf(call, seen, kind));
    const context = contextOf(seen, kind);
    return answerCollection(call, { view: viewOf(call, seen), items, context });
  };
}

function get(kind: Kind): Handler {
  return (call) => {
    const seen = findSubmission(call);
    const source = pickResource(call, resourcesOf(call, seen, kind));
    return answerEntity(call, { view: viewOf(call, seen), source, context: contextOf(seen, kind) });
  };
}

export const listWork = list('resources');

export const getWork = get('resources');

export const listSubmittedWork = list('submittedResources');

export const getSubmittedWork = get('submittedResources');

export const addWork: Handler = (call) => {
  const seen = findOwnSubmission(call);
  requireOpen(call, seen);
  const { submission, assignment } = seen;
  if (!assignment.content.allowStudentsToAddResourcesToSubmission) {
    throw forbidden('Students may not add resources to this assignment.');
  }
  const source = { ...readNewResource(call, submission), isDistributed: false };
  saveSubmission(call, seen, { ...submission, resources: [...submission.resources, source] });
  const context = contextOf(seen, 'resources');
  return { ...answerEntity(call, { view: viewOf(call, seen), source, context }), status: 201 };
};

/** The file stays in the folder. */
export const removeWork: Handler = (call) => {
  const seen = findOwnSubmission(call);
  requireOpen(call, seen);
  const { submission } = seen;
  const { id } = pickResource(call, submission.resources);
  const resources = submission.resources.filter((resource) => resource.id !== id);
  saveSubmission(call, seen, { ...submission, resources });
  return { status: 204, headers: {} };
};
