import { isOpen } from '../../tenant/assignments/assignment';
import { act, canAct, type SubmissionAction } from '../../tenant/assignments/submission-actions';
import type { Call, Handler } from '../call/call';
import type { GraphAnswer } from '../../wire/graph-message';
import { answerCollection, answerEntity } from '../odata/answer-collection';
import { listOf } from '../odata/collection';
import { answerAction } from './action-answer';
import {
  whoAndWhen,
  findAssignment,
  findSubmissionToGrade,
  findOwnSubmission,
  findSubmission,
  saveSubmission,
  seenSubmissions,
  type SeenAssignment,
  type SeenSubmission,
} from './assignment-access';
import { assignmentsPath } from './assignments';
import { refused } from './assignments-error';
import { makeFolder } from './folders';
import { submissionView } from './submission-type';

/** The assignment's submissions, as they appear in context URLs. */
export function submissionsPath({ item, assignment }: SeenAssignment): string {
  return `${assignmentsPath(item)}('${assignment.id}')/submissions`;
}

export const listSubmissions: Handler = (call) => {
  const seen = findAssignment(call);
  return answerCollection(call, {
    view: submissionView(call),
    items: listOf(seenSubmissions(call, seen)),
    context: submissionsPath(seen),
  });
};

export const getSubmission: Handler = (call) => {
  const source = findSubmission(call);
  const context = submissionsPath(source);
  return answerEntity(call, { view: submissionView(call), source, context });
};

/** A student can change work until it's submitted, and only while the assignment is open. @throws GraphError 400 */
export function requireOpen(call: Call, { assignment, submission }: SeenSubmission): void {
  const isHandedIn = submission.state.status === 'submitted';
  if (!isHandedIn && isOpen(assignment, call.context.clock.now())) return;
  const message = isHandedIn
    ? 'The submission has been submitted.'
    : 'The assignment is no longer open.';
  throw refused('assignmentHasBeenSubmitted', message);
}

export const setUpSubmissionFolder: Handler = (call) => {
  const seen = findOwnSubmission(call);
  requireOpen(call, seen);
  const { submission, assignment, item } = seen;
  if (submission.folder) {
    throw refused('folderAlreadyExists', 'The submission already has its folder.');
  }
  const audience = { assignmentId: assignment.id, userId: submission.userId };
  const folder = makeFolder(call, item, { title: submission.id, audience });
  const changed = { ...submission, folder };
  saveSubmission(call, seen, changed);
  return answerAction(call, submissionView(call), { ...seen, submission: changed });
};

/** Returns the submission as readers still see it; the action shows later. */
function perform(call: Call, seen: SeenSubmission, action: SubmissionAction): GraphAnswer {
  const { submission } = seen;
  if (!canAct(submission, action)) {
    const { status } = submission.state;
    throw refused('invalidSubmissionState', `A submission that is ${status} can't do ${action}.`);
  }
  const delay = call.context.assignmentWork.submissionDelay;
  const changed = act(submission, action, { ...whoAndWhen(call), delay });
  saveSubmission(call, seen, changed);
  return answerAction(call, submissionView(call), { ...seen, submission: changed });
}

export const submitSubmission: Handler = (call) => {
  const seen = findOwnSubmission(call);
  requireOpen(call, seen);
  return perform(call, seen, 'submit');
};

/** The student's own; for a teacher, any in the class. */
export const unsubmitSubmission: Handler = (call) =>
  perform(call, findSubmission(call), 'unsubmit');

export const returnSubmission: Handler = (call) =>
  perform(call, findSubmissionToGrade(call), 'return');

export const reassignSubmission: Handler = (call) =>
  perform(call, findSubmissionToGrade(call), 'reassign');

export const excuseSubmission: Handler = (call) =>
  perform(call, findSubmissionToGrade(call), 'excuse');
