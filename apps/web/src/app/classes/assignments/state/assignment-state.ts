import type { Assignment, OwnSubmission } from '@app/contracts';
import type { ChipKind } from '../../../ui/chip/chip';
import type { IconName } from '../../../ui/icon/icon-names';
import { momentOf } from '../../../ui/time/moment-text';
import { numberText, stateTexts } from './assignments.texts';
import { isLate } from './submission-state';

/** An assignment's current state for the class; Graph's status ignores the due date. */
type ClassState = 'draft' | 'scheduled' | 'publishing' | 'assigned' | 'pastDue' | 'closed';

/** Its state for one student (DAY-2). */
type OwnState =
  'notStarted' | 'sentBack' | 'missing' | 'handedIn' | 'late' | 'returned' | 'excused';

export type AssignmentState = ClassState | OwnState;

export interface StateChip {
  readonly label: string;
  readonly kind: ChipKind;
  readonly icon: IconName;
}

const chips: Record<AssignmentState, Omit<StateChip, 'label'>> = {
  draft: { kind: 'outlined', icon: 'edit' },
  scheduled: { kind: 'info', icon: 'schedule' },
  publishing: { kind: 'info', icon: 'progress-activity' },
  assigned: { kind: 'success', icon: 'check' },
  pastDue: { kind: 'warning', icon: 'schedule' },
  closed: { kind: 'neutral', icon: 'lock' },
  notStarted: { kind: 'neutral', icon: 'edit' },
  sentBack: { kind: 'warning', icon: 'undo' },
  missing: { kind: 'error', icon: 'priority-high' },
  handedIn: { kind: 'info', icon: 'check' },
  late: { kind: 'warning', icon: 'schedule' },
  returned: { kind: 'neutral', icon: 'done-all' },
  excused: { kind: 'neutral', icon: 'block' },
};

export function isPastDue({ dueDateTime }: Assignment, now: number): boolean {
  const due = momentOf(dueDateTime);
  return due !== undefined && due <= now;
}

/** Whether work can still be handed in: until the due date, or as long as late work is accepted. */
export function acceptsWork(assignment: Assignment, now: number): boolean {
  if (assignment.status === 'inactive') return false;
  if (!isPastDue(assignment, now)) return true;
  const close = momentOf(assignment.closeDateTime);
  return assignment.allowLateSubmissions && (close === undefined || now < close);
}

interface Reader {
  readonly now: number;
  readonly isTeacher: boolean;
}

const byStatus: Partial<Record<Assignment['status'], ClassState>> = {
  draft: 'draft',
  scheduled: 'scheduled',
  published: 'publishing',
  inactive: 'closed',
};

const byOwnStatus: Partial<Record<OwnSubmission['status'], OwnState>> = {
  released: 'returned',
  returned: 'returned',
  reassigned: 'sentBack',
  excused: 'excused',
};

/** The class state for a teacher, the student's own state for a student; never the other way around (DAY-2). */
export function stateOf(assignment: Assignment, { now, isTeacher }: Reader): AssignmentState {
  if (!isTeacher) return ownStateOf(assignment, now);
  const plain = byStatus[assignment.status];
  return plain ?? (isPastDue(assignment, now) ? 'pastDue' : 'assigned');
}

function ownStateOf(assignment: Assignment, now: number): AssignmentState {
  const { ownSubmission: own, status } = assignment;
  if (own?.status === 'submitted') return isLate(own, assignment) ? 'late' : 'handedIn';
  const known = own && byOwnStatus[own.status];
  if (known) return known;
  // No one has anything left to do.
  if (status === 'inactive') return 'closed';
  if (!isPastDue(assignment, now)) return 'notStarted';
  // A student without a submission at Microsoft can't hand in anything, so nothing is missing.
  return own ? 'missing' : 'closed';
}

/** “Returned 18/20” if the assignment has points. */
export function chipOf(assignment: Assignment, reader: Reader): StateChip {
  const state = stateOf(assignment, reader);
  const { ownSubmission, maxPoints } = assignment;
  const points = state === 'returned' ? ownSubmission?.points : null;
  const hasScore = points != null && maxPoints !== null;
  const score = hasScore ? ` ${numberText(points)}/${numberText(maxPoints)}` : '';
  return { ...chips[state], label: `${stateTexts[state]}${score}` };
}

/** Whether to warn that the due date has passed. */
export function isOverdue(assignment: Assignment, reader: Reader): boolean {
  return reader.isTeacher
    ? isPastDue(assignment, reader.now)
    : stateOf(assignment, reader) === 'missing';
}

const teacherFilters = ['all', 'draft', 'assigned', 'pastDue'] as const;
const studentFilters = ['all', 'assigned', 'pastDue', 'done'] as const;
export type AssignmentFilter = (typeof teacherFilters | typeof studentFilters)[number];

export function filtersFor(isTeacher: boolean): readonly AssignmentFilter[] {
  return isTeacher ? teacherFilters : studentFilters;
}

const ownFilters: Partial<Record<AssignmentState, AssignmentFilter>> = {
  notStarted: 'assigned',
  sentBack: 'assigned',
  missing: 'pastDue',
  handedIn: 'done',
  late: 'done',
  returned: 'done',
  excused: 'done',
};

/**
 * Whether the filter includes the assignment. For teachers, drafts and past-due work are separate from assigned work;
 * for students, missing and completed work are separate from work still to do.
 */
export function isShown(assignment: Assignment, filter: AssignmentFilter, reader: Reader): boolean {
  if (filter === 'all') return true;
  if (!reader.isTeacher) return filter === ownFilters[stateOf(assignment, reader)];
  if (assignment.status === 'draft') return filter === 'draft';
  return filter === (isPastDue(assignment, reader.now) ? 'pastDue' : 'assigned');
}

/** Upcoming first, soonest first; then past ones, newest first. */
export function orderAssignments(assignments: readonly Assignment[], now: number): Assignment[] {
  const key = (one: Assignment) => momentOf(one.dueDateTime) ?? Number.MAX_SAFE_INTEGER;
  return assignments.toSorted((a, b) => {
    const [isPastA, isPastB] = [isPastDue(a, now), isPastDue(b, now)];
    if (isPastA !== isPastB) return isPastA ? 1 : -1;
    const order = isPastA ? key(b) - key(a) : key(a) - key(b);
    return order || a.displayName.localeCompare(b.displayName);
  });
}
