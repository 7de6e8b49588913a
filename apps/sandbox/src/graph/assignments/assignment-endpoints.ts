import type { Handler } from '../call/call';
import type { assignmentPermissions } from '../permissions/assignment-permissions';
import {
  activateAssignment,
  deactivateAssignment,
  publishAssignment,
  setUpFeedbackResourcesFolder,
  setUpResourcesFolder,
} from './assignment-actions';
import { addResource, getResource, listResources, removeResource } from './assignment-resources';
import {
  changeAssignment,
  createAssignment,
  deleteAssignment,
  getAssignment,
  listAssignments,
  listAssignmentsOfUser,
} from './assignments';
import { changeOutcome, listOutcomes } from './outcomes';
import {
  addWork,
  getSubmittedWork,
  getWork,
  listSubmittedWork,
  listWork,
  removeWork,
} from './submission-resources';
import {
  excuseSubmission,
  getSubmission,
  listSubmissions,
  reassignSubmission,
  returnSubmission,
  setUpSubmissionFolder,
  submitSubmission,
  unsubmitSubmission,
} from './submissions';

/** The handlers for the assignments service's calls. */
export const assignmentHandlers: Readonly<Record<keyof typeof assignmentPermissions, Handler>> = {
  'GET /education/me/assignments': listAssignmentsOfUser,
  'GET /education/users/{id}/assignments': listAssignmentsOfUser,
  'GET /education/classes/{id}/assignments': listAssignments,
  'POST /education/classes/{id}/assignments': createAssignment,
  'GET /education/classes/{id}/assignments/{assignmentId}': getAssignment,
  'PATCH /education/classes/{id}/assignments/{assignmentId}': changeAssignment,
  'DELETE /education/classes/{id}/assignments/{assignmentId}': deleteAssignment,
  'POST /education/classes/{id}/assignments/{assignmentId}/publish': publishAssignment,
  'POST /education/classes/{id}/assignments/{assignmentId}/activate': activateAssignment,
  'POST /education/classes/{id}/assignments/{assignmentId}/deactivate': deactivateAssignment,
  'POST /education/classes/{id}/assignments/{assignmentId}/setUpResourcesFolder':
    setUpResourcesFolder,
  'POST /education/classes/{id}/assignments/{assignmentId}/setUpFeedbackResourcesFolder':
    setUpFeedbackResourcesFolder,
  'GET /education/classes/{id}/assignments/{assignmentId}/resources': listResources,
  'POST /education/classes/{id}/assignments/{assignmentId}/resources': addResource,
  'GET /education/classes/{id}/assignments/{assignmentId}/resources/{resourceId}': getResource,
  'DELETE /education/classes/{id}/assignments/{assignmentId}/resources/{resourceId}':
    removeResource,
  'GET /education/classes/{id}/assignments/{assignmentId}/submissions': listSubmissions,
  'GET /education/classes/{id}/assignments/{assignmentId}/submissions/{submissionId}':
    getSubmission,
  'POST /education/classes/{id}/assignments/{assignmentId}/submissions/{submissionId}/setUpResourcesFolder':
    setUpSubmissionFolder,
  'POST /education/classes/{id}/assignments/{assignmentId}/submissions/{submissionId}/submit':
    submitSubmission,
  'POST /education/classes/{id}/assignments/{assignmentId}/submissions/{submissionId}/unsubmit':
    unsubmitSubmission,
  'POST /education/classes/{id}/assignments/{assignmentId}/submissions/{submissionId}/return':
    returnSubmission,
  'POST /education/classes/{id}/assignments/{assignmentId}/submissions/{submissionId}/reassign':
    reassignSubmission,
  'POST /education/classes/{id}/assignments/{assignmentId}/submissions/{submissionId}/excuse':
    excuseSubmission,
  'GET /education/classes/{id}/assignments/{assignmentId}/submissions/{submissionId}/resources':
    listWork,
  'POST /education/classes/{id}/assignments/{assignmentId}/submissions/{submissionId}/resources':
    addWork,
  'GET /education/classes/{id}/assignments/{assignmentId}/submissions/{submissionId}/resources/{resourceId}':
    getWork,
  'DELETE /education/classes/{id}/assignments/{assignmentId}/submissions/{submissionId}/resources/{resourceId}':
    removeWork,
  'GET /education/classes/{id}/assignments/{assignmentId}/submissions/{submissionId}/submittedResources':
    listSubmittedWork,
  'GET /education/classes/{id}/assignments/{assignmentId}/submissions/{submissionId}/submittedResources/{resourceId}':
    getSubmittedWork,
  'GET /education/classes/{id}/assignments/{assignmentId}/submissions/{submissionId}/outcomes':
    listOutcomes,
  'PATCH /education/classes/{id}/assignments/{assignmentId}/submissions/{submissionId}/outcomes/{outcomeId}':
    changeOutcome,
};
