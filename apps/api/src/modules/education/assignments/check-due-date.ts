import { ValidationFailed } from '../../../http';
import type { WireAssignment } from '../../graph';

const refuse = (message: string) => new ValidationFailed([{ path: ['dueDateTime'], message }]);

/**
 * A due date is ahead when it is set; one that stays may have passed.
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
  if (!stays && due <= now.getTime()) throw refuse('The due date is in the past.');
  const close = Date.parse(current?.closeDateTime ?? '');
  if (due > close) throw refuse('The due date is after the last day for late work.');
}

/** @throws ValidationFailed when students would have no time */
export function checkToPublish({ dueDateTime }: WireAssignment, now: Date): void {
  const due = Date.parse(dueDateTime ?? '');
  if (Number.isNaN(due)) throw refuse('Give it a due date first.');
  if (due <= now.getTime()) throw refuse('The due date is in the past. Change it first.');
}
