import type { Class } from '../roster/entities';
import { objectIdOf } from '../roster/object-id';
import type { Assignment } from './assignment';
import { type WhoAndWhen, startSubmission } from './submission-actions';

/** Members who aren't owners. */
export function studentsOf({ memberIds, teacherIds }: Class): string[] {
  return memberIds.filter((id) => !teacherIds.includes(id));
}

/** Who gets an assignment: the class's students, or the ones it names. */
function recipientsOf({ content }: Assignment, item: Class): string[] {
  const { recipientIds } = content;
  return studentsOf(item).filter((id) => recipientIds?.includes(id) ?? true);
}

/** Assigns it: from now on, every student who gets it has a submission. */
export function assignTo(assignment: Assignment, item: Class, at: string): Assignment {
  const submissions = recipientsOf(assignment, item).map((userId) => {
    const id = objectIdOf(assignment.id, 'submission', userId);
    return startSubmission({ id, userId }, assignment.resources, at);
  });
  return { ...assignment, status: 'assigned', assignedAt: at, submissions };
}

/**
 * Starts publishing: it is assigned `delay` milliseconds later, or after its assign date if that is in the future.
 * If publishing fails, it is a draft again by then.
 */
export function publish(
  assignment: Assignment,
  { by, now }: WhoAndWhen,
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

/** The assignment with everything that has come due; the same object if nothing has. */
export function settle(assignment: Assignment, item: Class, now: Date): Assignment {
  const [next, ...ahead] = assignment.ahead;
  if (!next || Date.parse(next.at) > now.getTime()) return assignment;
  const reached = { ...assignment, status: next.status, ahead };
  const isGivenOut = next.status === 'assigned';
  return settle(isGivenOut ? assignTo(reached, item, next.at) : reached, item, now);
}
