import type { Assignment, Submission } from '@app/contracts';
import type { ChipKind } from '../../../ui/chip/chip';
import type { IconName } from '../../../ui/icon/icon-names';
import { momentOf } from '../../../ui/time/moment-text';
import { stateTexts } from './assignments.texts';

/** How an assignment stands for its reader now; Graph's status says nothing of the due date. */
export type AssignmentState =
  | 'draft'
  | 'scheduled'
  | 'publishing'
  | 'assigned'
  | 'pastDue'
  | 'closed'
  | 'handedIn'
  | 'returned';

export interface StateChip {
  readonly label: string;
  readonly kind: ChipKind;
  readonly icon: IconName;
}

export const stateChips: Record<AssignmentState, StateChip> = {
  draft: { label: stateTexts.draft, kind: 'outlined', icon: 'edit' },
  scheduled: { label: stateTexts.scheduled, kind: 'info', icon: 'schedule' },
  publishing: { label: stateTexts.publishing, kind: 'info', icon: 'progress-activity' },
  assigned: { label: stateTexts.assigned, kind: 'success', icon: 'check' },
  pastDue: { label: stateTexts.pastDue, kind: 'warning', icon: 'schedule' },
  closed: { label: stateTexts.closed, kind: 'neutral', icon: 'lock' },
  handedIn: { label: stateTexts.handedIn, kind: 'info', icon: 'check' },
  returned: { label: stateTexts.returned, kind: 'neutral', icon: 'done-all' },
};

export function isPastDue({ dueDateTime }: Assignment, now: number): boolean {
  const due = momentOf(dueDateTime);
  return due !== undefined && due <= now;
}

/** Whether work can be handed in: until it is due, after that as long as late work is taken. */
export function takesWork(assignment: Assignment, now: number): boolean {
  if (assignment.status === 'inactive') return false;
  if (!isPastDue(assignment, now)) return true;
  const close = momentOf(assignment.closeDateTime);
  return assignment.allowLateSubmissions && (close === undefined || now < close);
}

interface Reader {
  readonly now: number;
  readonly isTeacher: boolean;
  /** Of the reader's own work, where it is known. */
  readonly own?: Submission['status'] | undefined;
}

const byStatus: Partial<Record<Assignment['status'], AssignmentState>> = {
  draft: 'draft',
  scheduled: 'scheduled',
  published: 'publishing',
  inactive: 'closed',
};

const byOwnWork: Partial<Record<Submission['status'], AssignmentState>> = {
  submitted: 'handedIn',
  released: 'returned',
  returned: 'returned',
};

export function stateOf(assignment: Assignment, { now, isTeacher, own }: Reader): AssignmentState {
  const done = own && byOwnWork[own];
  if (done) return done;
  const plain = byStatus[assignment.status];
  if (plain) return plain;
  if (!isPastDue(assignment, now)) return 'assigned';
  return isTeacher || takesWork(assignment, now) ? 'pastDue' : 'closed';
}

export const assignmentFilters = ['all', 'draft', 'assigned', 'pastDue'] as const;
export type AssignmentFilter = (typeof assignmentFilters)[number];

/** Whether the filter shows the assignment; drafts and what has passed count apart from what is assigned. */
export function isShown(assignment: Assignment, filter: AssignmentFilter, now: number): boolean {
  if (filter === 'all') return true;
  if (assignment.status === 'draft') return filter === 'draft';
  return filter === (isPastDue(assignment, now) ? 'pastDue' : 'assigned');
}

/** What is to come first, the soonest first; then what has passed, the latest first. */
export function orderAssignments(assignments: readonly Assignment[], now: number): Assignment[] {
  const key = (one: Assignment) => momentOf(one.dueDateTime) ?? Number.MAX_SAFE_INTEGER;
  return assignments.toSorted((a, b) => {
    const [isPastA, isPastB] = [isPastDue(a, now), isPastDue(b, now)];
    if (isPastA !== isPastB) return isPastA ? 1 : -1;
    const order = isPastA ? key(b) - key(a) : key(a) - key(b);
    return order || a.displayName.localeCompare(b.displayName);
  });
}
