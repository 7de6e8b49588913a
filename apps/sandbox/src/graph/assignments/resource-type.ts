import type { Resource } from '../../tenant/assignments/resource';
import type { Call } from '../call/call';
import { openView, type EntityType, type View } from '../odata/entity-type';
import { driveItemUrl, identitySet, stamp } from './wire';

function resourceJson(resource: Resource, call: Call): object {
  const { type, displayName, file, others, createdBy, createdAt } = resource;
  return {
    '@odata.type': `#microsoft.graph.${type}`,
    displayName,
    createdDateTime: stamp(createdAt),
    createdBy: identitySet(createdBy),
    lastModifiedDateTime: stamp(createdAt),
    lastModifiedBy: identitySet(createdBy),
    ...(file && { fileUrl: driveItemUrl(call, file) }),
    ...others,
  };
}

const filterable = ['id'];

/** Resources of an assignment. */
export function assignmentResourceView(call: Call): View<Resource> {
  const type: EntityType<Resource> = {
    name: 'educationAssignmentResource',
    properties: {
      id: ({ id }) => id,
      distributeForStudentWork: ({ isDistributed }) => isDistributed,
      resource: (resource) => resourceJson(resource, call),
    },
    filterable,
    sortable: [],
    searchable: [],
    takesAnyQuery: true,
  };
  return openView(type);
}

/** Resources of a submission: both working copies and submitted ones. */
export function submissionResourceView(call: Call, assignmentUrl: string): View<Resource> {
  const type: EntityType<Resource> = {
    name: 'educationSubmissionResource',
    properties: {
      id: ({ id }) => id,
      assignmentResourceUrl: ({ originalId }) =>
        originalId === null ? null : `${assignmentUrl}/resources/${originalId}`,
      resource: (resource) => resourceJson(resource, call),
    },
    filterable,
    sortable: [],
    searchable: [],
    takesAnyQuery: true,
  };
  return openView(type);
}
