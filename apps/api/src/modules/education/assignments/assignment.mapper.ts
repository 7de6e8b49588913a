import {
  assignmentStatuses,
  type Assignment,
  type ChangeAssignment,
  type Role,
} from '@app/contracts';
import { isWord, type AssignmentContent, type WireAssignment } from '../../graph';
import { toPlainText } from './plain-text';

/**
 * A status this version knows. `pending` is a copy that Teams is still making, a draft to be. Any other is newer than
 * this program and counts as `inactive`, which allows no action.
 */
export function statusOf({ status }: WireAssignment): Assignment['status'] {
  const known = assignmentStatuses.find((one) => isWord(status, one));
  return known ?? (isWord(status, 'pending') || !status ? 'draft' : 'inactive');
}

export function toAssignment(wire: WireAssignment): Assignment {
  return {
    id: wire.id,
    displayName: wire.displayName,
    instructions: toPlainText(wire.instructions),
    dueDateTime: toUtc(wire.dueDateTime),
    status: statusOf(wire),
    allowLateSubmissions: wire.allowLateSubmissions ?? true,
    closeDateTime: toUtc(wire.closeDateTime),
    maxPoints: wire.grading.maxPoints,
    ownSubmission: null,
    allowStudentsToAddResourcesToSubmission: wire.allowStudentsToAddResourcesToSubmission ?? true,
  };
}

/** Graph writes up to seven decimals of a second. */
export function toUtc(time: string | null | undefined): string | null {
  const at = Date.parse(time ?? '');
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}

/** Students see only what was handed out, whatever Graph shows them. */
export function isShownTo(role: Role, { status }: WireAssignment): boolean {
  return role === 'Teacher' || isWord(status, 'assigned') || isWord(status, 'inactive');
}

/** Upcoming ones first, soonest first; then those without a date; then past ones, latest first. */
export function byDueDate(now: Date): (left: Assignment, right: Assignment) => number {
  const rank = ({ dueDateTime }: Assignment) => {
    if (dueDateTime === null) return 1;
    return Date.parse(dueDateTime) > now.getTime() ? 0 : 2;
  };
  return (left, right) => {
    const difference = rank(left) - rank(right);
    if (difference !== 0) return difference;
    const order = (left.dueDateTime ?? '').localeCompare(right.dueDateTime ?? '');
    return (rank(left) === 2 ? -order : order) || left.displayName.localeCompare(right.displayName);
  };
}

/** The given fields in Graph's form. */
export function toContent(given: ChangeAssignment): AssignmentContent {
  const { displayName, instructions, dueDateTime, allowLateSubmissions, maxPoints } = given;
  return {
    ...(displayName !== undefined && { displayName }),
    ...(instructions !== undefined && { instructions: toBody(instructions) }),
    ...(dueDateTime !== undefined && { dueDateTime: new Date(dueDateTime).toISOString() }),
    ...(allowLateSubmissions !== undefined && { allowLateSubmissions }),
    ...(maxPoints !== undefined && { maxPoints }),
  };
}

const toBody = (content: string | null) =>
  content?.trim() ? { contentType: 'text' as const, content } : null;
