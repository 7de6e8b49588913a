import type { Assignment, Submission } from '@app/contracts';
import { momentOf } from '../../../../ui/time/moment-text';
import { isPastDue, takesWork } from '../assignment-state';
import { dayText } from '../due-text';
import { ownWorkTexts as texts } from './own-work.texts';

/** Whether it is with the teacher: its files stay as they are until it is taken back. */
export function isHandedIn({ status }: Submission): boolean {
  return status === 'submitted';
}

export function isReturned({ status }: Submission): boolean {
  return status === 'returned' || status === 'released' || status === 'reassigned';
}

/** What the due date means for who has not handed in; nothing while there is time. */
export function lateRule(assignment: Assignment, now: number): string {
  if (!isPastDue(assignment, now)) return '';
  if (!takesWork(assignment, now)) return texts.noLate;
  const close = momentOf(assignment.closeDateTime);
  return close === undefined ? texts.lateTaken : texts.lateUntil(dayText(close, now));
}

export function isLate({ submittedDateTime }: Submission, { dueDateTime }: Assignment): boolean {
  const [at, due] = [momentOf(submittedDateTime), momentOf(dueDateTime)];
  return at !== undefined && due !== undefined && at > due;
}
