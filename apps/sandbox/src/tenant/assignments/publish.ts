import type { Class } from '../entities';
import { objectIdOf } from '../object-id';
import type { Assignment } from './assignment';
import type { Deed } from './submission-actions';
import { startSubmission } from './submission-actions';

/** Members who aren't owners. */
export function studentsOf({ memberIds, teacherIds }: Class): string[] {
  return memberIds.filter((id) => !teacherIds.includes(id));
}

/** Who gets an assignment: the students of the class, or those of them it names. */
function recipientsOf({ content }: Assignment, item: Class): string[] {
  const { recipientIds } = content;
  return studentsOf(item).filter((id) => recipientIds?.includes(id) ?? true);
}

/** Gives it out: every student who gets it has a submission from now on. */
export function assignTo(assignment: Assignment, item: Class, at: string): Assignment {
  const submissions = recipientsOf(assignment, item).map((userId) => {
    const id = objectIdOf(assignment.id, 'submission', userId);
    return startSubmission({ id, userId }, assignment.resources, at);
  });
  return { ...assignment, status: 'assigned', assignedAt: at, submissions };
}

/**
 * Starts publishing: it is given out `delay` milliseconds later, counted from its assign date when that is ahead.
 * One whose publishing fails is a draft again by then.
 */
export function publish(
  assignment: Assignment,
  { by, now }: Deed,
  { delay, isToFail }: { readonly delay: number; readonly isToFail: boolean },
): Assignment {
  const start = Math.max(now.getTime(), Date.parse(assignment.content.assignDateTime ?? '') || 0);
  const isAhead = start > now.getTime();
  const end = {
    at: new Date(start + delay).toISOString(),
    status: isToFail ? ('draft' as const) : ('assigned' as const),
  };
  const begin = { at: new Date(start).toISOString(), status: 'published' as const };
  return {
    ...assignment,
    status: isAhead ? 'scheduled' : 'published',
    ahead: isAhead ? [begin, end] : [end],
    lastModifiedBy: by,
    lastModifiedAt: now.toISOString(),
  };
}

/** The assignment with everything done that has become due; the same object when nothing has. */
export function settle(assignment: Assignment, item: Class, now: Date): Assignment {
  const [next, ...ahead] = assignment.ahead;
  if (!next || Date.parse(next.at) > now.getTime()) return assignment;
  const reached = { ...assignment, status: next.status, ahead };
  const isGivenOut = next.status === 'assigned';
  return settle(isGivenOut ? assignTo(reached, item, next.at) : reached, item, now);
}
