import { submissionStatuses, type OwnSubmission, type Submission } from '@app/contracts';
import { hasPoints, isWord, type WireOutcome, type WireSubmission } from '../../graph';
import { toUtc } from './assignment.mapper';

/** A status this version knows; a newer one counts as `returned`, like Graph shows it to older programs. */
export function submissionStatusOf({ status }: WireSubmission): Submission['status'] {
  const known = submissionStatuses.find((one) => isWord(status, one));
  return known ?? (status ? 'returned' : 'working');
}

/** The student's own among those Graph shows them; a single one without a student counts as theirs. */
export function ownSubmissionOf(
  submissions: readonly WireSubmission[],
  userId: string,
): WireSubmission | undefined {
  const own = submissions.find((one) => one.studentId === userId);
  const [single, ...others] = submissions;
  return own ?? (single?.studentId === null && others.length === 0 ? single : undefined);
}

export function outcomeOf(
  { outcomes }: WireSubmission,
  kind: WireOutcome['kind'],
): WireOutcome | undefined {
  return outcomes?.find((one) => one.kind === kind);
}

/** The state of a student's own work; null if Graph has none. */
export function toOwnSubmission(
  submissions: readonly WireSubmission[],
  userId: string,
): OwnSubmission | null {
  const wire = ownSubmissionOf(submissions, userId);
  if (!wire) return null;
  return {
    status: submissionStatusOf(wire),
    submittedDateTime: submittedAt(wire),
    points: hasPoints(wire) ? readPoints(wire, false) : null,
  };
}

/** Null for work taken back, although Graph keeps its time. */
export function submittedAt(wire: WireSubmission): string | null {
  return submissionStatusOf(wire) === 'working' ? null : toUtc(wire.submittedDateTime);
}

export function readPoints(wire: WireSubmission, isTeacher: boolean): number | null {
  const outcome = outcomeOf(wire, 'Points');
  return (isTeacher ? outcome?.points : outcome?.publishedPoints) ?? null;
}
