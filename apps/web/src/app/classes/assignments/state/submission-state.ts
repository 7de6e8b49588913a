import type { Assignment, OwnSubmission } from '@app/contracts';
import { momentOf } from '../../../ui/time/moment-text';

/** Whether the teacher has it. Its files can't change until the student takes it back. */
export function isHandedIn({ status }: Pick<OwnSubmission, 'status'>): boolean {
  return status === 'submitted';
}

export function isReturned({ status }: Pick<OwnSubmission, 'status'>): boolean {
  return status === 'returned' || status === 'released' || status === 'reassigned';
}

export function isLate(
  { submittedDateTime }: Pick<OwnSubmission, 'submittedDateTime'>,
  { dueDateTime }: Assignment,
): boolean {
  const [at, due] = [momentOf(submittedDateTime), momentOf(dueDateTime)];
  return at !== undefined && due !== undefined && at > due;
}
