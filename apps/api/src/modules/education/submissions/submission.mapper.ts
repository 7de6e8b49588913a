import type { AssignmentResource, Submission } from '@app/contracts';
import type { WireResource, WireSubmission } from '../../graph';
import { toUtc } from '../assignments/assignment.mapper';
import {
  outcomeOf,
  readPoints,
  submissionStatusOf,
  submittedAt,
} from '../assignments/own-submission.mapper';
import { toPlainText } from '../assignments/plain-text';

/** How a user sees a submission. */
export interface SubmissionView {
  isTeacher: boolean;
  displayName: string;
  toResource(wire: WireResource): AssignmentResource;
}

/** Teachers see what was handed in; students see the files they are working on until they hand them in. */
export function shownResources(wire: WireSubmission, isTeacher: boolean): readonly WireResource[] {
  const status = submissionStatusOf(wire);
  if (status === 'submitted') return wire.submittedResources;
  if (!isTeacher) return wire.resources;
  return status === 'working' ? [] : wire.submittedResources;
}

export function toSubmission(wire: WireSubmission, view: SubmissionView): Submission {
  const { isTeacher, displayName, toResource } = view;
  const status = submissionStatusOf(wire);
  return {
    id: wire.id,
    status,
    submittedDateTime: submittedAt(wire),
    returnedDateTime: toUtc(wire.returnedDateTime),
    userId: wire.studentId ?? '',
    displayName,
    resources: shownResources(wire, isTeacher).map(toResource),
    feedback: readFeedback(wire, isTeacher),
    points: readPoints(wire, isTeacher),
  };
}

/** Students see only what was published with a return, whatever Graph shows them. */
function readFeedback(wire: WireSubmission, isTeacher: boolean): string | null {
  const outcome = outcomeOf(wire, 'Feedback');
  return toPlainText(isTeacher ? outcome?.feedback : outcome?.publishedFeedback);
}
