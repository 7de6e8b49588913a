import { ValidationFailed } from '../../../http';
import type { WireAssignment } from '../../graph';

const refuse = (message: string) => new ValidationFailed([{ path: ['dueDateTime'], message }]);

/**
 * A new due date must be in the future; an unchanged one may have passed.
 * @throws ValidationFailed
 */
export function checkDueDate(
  { dueDateTime }: { dueDateTime?: string | undefined },
  current: WireAssignment | undefined,
  now: Date,
): void {
  if (dueDateTime === undefined) return;
  const due = Date.parse(dueDateTime);
  const stays = due === Date.parse(current?.dueDateTime ?? '');
  if (!stays && due <= now.getTime()) throw refuse('The due date has passed. Choose a later one.');
  const close = Date.parse(current?.closeDateTime ?? '');
  if (due > close)
    throw refuse('The due date is after the last day for late work. Choose an earlier one.');
}

/** @throws ValidationFailed if students would have no time */
export function checkToPublish({ dueDateTime }: WireAssignment, now: Date): void {
  const due = Date.parse(dueDateTime ?? '');
  if (Number.isNaN(due)) throw refuse('Choose a due date first.');
  if (due <= now.getTime()) throw refuse('The due date has passed. Choose a later one.');
}
