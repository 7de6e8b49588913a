import type { Assignment } from '../../tenant/assignments/assignment';
import type { WhoAndWhen } from '../../tenant/assignments/submission-actions';
import type { Submission } from '../../tenant/assignments/submission';
import type { Class } from '../../tenant/roster/entities';
import type { Call } from '../call/call';
import { entityNotFound, forbidden } from './assignments-error';

/** An assignment and how its reader sees it: as a teacher of its class (like the app itself), or as a student. */
export interface SeenAssignment {
  readonly assignment: Assignment;
  readonly item: Class;
  readonly isTeacher: boolean;
}

/** A submission as its reader sees it. */
export interface SeenSubmission extends SeenAssignment {
  readonly submission: Submission;
}

/** Who a call acts for. */
export function whoAndWhen({ caller, context }: Call): WhoAndWhen {
  return { by: caller.user?.id ?? null, now: context.clock.now() };
}

export function isTeacherOf({ caller }: Call, { teacherIds }: Class): boolean {
  return caller.user === undefined || teacherIds.includes(caller.user.id);
}

/** The class in the path. @throws GraphError 404, and 403 to anyone outside it, even a Global Administrator */
export function enterClass(call: Call): Class {
  const { tenant, params, caller } = call;
  const id = (params['id'] ?? '').toLowerCase();
  const item = tenant.classes.find(id);
  if (!item) throw entityNotFound(id);
  const isInside = isTeacherOf(call, item) || item.memberIds.includes(caller.user?.id ?? '');
  if (!isInside) throw forbidden('The caller is not a member of the class.');
  return item;
}

/** The class in the path, for changing. @throws GraphError 403 to everyone but its teachers */
export function enterAsTeacher(call: Call): Class {
  const item = enterClass(call);
  if (!isTeacherOf(call, item)) throw forbidden('Only teachers of the class may do this.');
  return item;
}

/** Students see only what was assigned to them, and only once it was published. */
export function isSeenByStudent({ status, submissions }: Assignment, userId: string): boolean {
  const isOut = status === 'assigned' || status === 'inactive';
  return isOut && submissions.some((submission) => submission.userId === userId);
}

/** The assignments of a class that the caller may see, in the order they were created. */
export function seenAssignments(call: Call, item: Class): SeenAssignment[] {
  const { tenant, context, caller } = call;
  const isTeacher = isTeacherOf(call, item);
  return tenant.assignments
    .ofClass(item, context.clock.now())
    .filter((assignment) => isTeacher || isSeenByStudent(assignment, caller.user?.id ?? ''))
    .map((assignment) => ({ assignment, item, isTeacher }));
}

function find(call: Call, item: Class): SeenAssignment {
  const id = call.params['assignmentId'] ?? '';
  const found = seenAssignments(call, item).find(({ assignment }) => assignment.id === id);
  if (!found) throw entityNotFound(id);
  return found;
}

/** The assignment in the path. @throws GraphError 404, even for one the caller may not know about */
export function findAssignment(call: Call): SeenAssignment {
  return find(call, enterClass(call));
}

/** The assignment in the path, for changing. @throws GraphError 403 to everyone but the class's teachers, 404 */
export function findOwnAssignment(call: Call): SeenAssignment {
  return find(call, enterAsTeacher(call));
}

/** The submissions the caller may see: a student's own; for a teacher, all of them. */
export function seenSubmissions(
  { caller }: Pick<Call, 'caller'>,
  seen: SeenAssignment,
): SeenSubmission[] {
  return seen.assignment.submissions
    .filter(({ userId }) => seen.isTeacher || userId === caller.user?.id)
    .map((submission) => ({ ...seen, submission }));
}

/** The submission in the path. @throws GraphError 404, even for someone else's */
export function findSubmission(call: Call): SeenSubmission {
  const id = call.params['submissionId'] ?? '';
  const found = seenSubmissions(call, findAssignment(call)).find(
    ({ submission }) => submission.id === id,
  );
  if (!found) throw entityNotFound(id);
  return found;
}

/** The caller's own submission; for the app itself, any. @throws GraphError 403 to teachers, 404 */
export function findOwnSubmission(call: Call): SeenSubmission {
  const found = findSubmission(call);
  const { user } = call.caller;
  if (user && found.submission.userId !== user.id) throw forbidden('Only the student may do this.');
  return found;
}

/** A submission to be graded. @throws GraphError 403 to students, 404 */
export function findSubmissionToGrade(call: Call): SeenSubmission {
  const found = findSubmission(call);
  if (!found.isTeacher) throw forbidden('Only teachers of the class may do this.');
  return found;
}

/** Stores an assignment. */
export function save(call: Call, item: Class, assignment: Assignment): void {
  call.tenant.assignments.save(item, assignment, call.context.clock.now());
}

/** Stores a submission in its assignment. */
export function saveSubmission(call: Call, seen: SeenSubmission, submission: Submission): void {
  const { item, assignment } = seen;
  const submissions = assignment.submissions.map((one) =>
    one.id === submission.id ? submission : one,
  );
  save(call, item, { ...assignment, submissions });
}
