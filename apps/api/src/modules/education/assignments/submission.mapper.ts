import { submissionStatuses, type AssignmentResource, type Submission } from '@app/contracts';
import type { WireOutcome, WireResource, WireSubmission } from '../../graph';
import { toUtc } from './assignment.mapper';
import { toPlainText } from './plain-text';

type OutcomeKind = 'Feedback' | 'Points';

/** How somebody sees a submission. */
export interface SubmissionView {
  isTeacher: boolean;
  displayName: string;
  toResource(wire: WireResource): AssignmentResource;
}

/** A state this version knows; any other came later, and counts as Graph shows newer ones to old programs. */
export function submissionStatusOf({ status }: WireSubmission): Submission['status'] {
  const known = submissionStatuses.find((one) => one === status);
  return known ?? (status ? 'returned' : 'working');
}

/** Whose it is; who has it stands in `submittedBy` too, before anything was submitted. */
export function studentIdOf({ recipient, submittedBy }: WireSubmission): string {
  return (recipient?.userId ?? submittedBy?.user?.id ?? '').toLowerCase();
}

export function outcomeOf(
  { outcomes }: WireSubmission,
  kind: OutcomeKind,
): WireOutcome | undefined {
  return outcomes?.find((one) => one['@odata.type']?.endsWith(`.education${kind}Outcome`));
}

/** What there is to see: for a teacher what was handed in, for a student what can be worked on as long as it can. */
export function shownResources(wire: WireSubmission, isTeacher: boolean): readonly WireResource[] {
  const status = submissionStatusOf(wire);
  if (status === 'submitted') return wire.submittedResources ?? [];
  if (!isTeacher) return wire.resources ?? [];
  return status === 'working' ? [] : (wire.submittedResources ?? []);
}

export function toSubmission(wire: WireSubmission, view: SubmissionView): Submission {
  const { isTeacher, displayName, toResource } = view;
  const status = submissionStatusOf(wire);
  return {
    id: wire.id,
    status,
    // One that was taken back keeps its time at Graph.
    submittedDateTime: status === 'working' ? null : toUtc(wire.submittedDateTime),
    returnedDateTime: toUtc(wire.returnedDateTime),
    userId: studentIdOf(wire),
    displayName,
    resources: shownResources(wire, isTeacher).map(toResource),
    feedback: readFeedback(wire, isTeacher),
    points: readPoints(wire, isTeacher),
  };
}

/** Students read what was published with a return only, whatever Graph shows them. */
function readFeedback(wire: WireSubmission, isTeacher: boolean): string | null {
  const outcome = outcomeOf(wire, 'Feedback');
  const feedback = isTeacher ? outcome?.feedback : outcome?.publishedFeedback;
  return toPlainText(feedback?.text);
}

function readPoints(wire: WireSubmission, isTeacher: boolean): number | null {
  const outcome = outcomeOf(wire, 'Points');
  const points = isTeacher ? outcome?.points : outcome?.publishedPoints;
  return points?.points ?? null;
}
