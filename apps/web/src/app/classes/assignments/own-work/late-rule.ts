import type { Assignment } from '@app/contracts';
import { momentOf } from '../../../ui/time/moment-text';
import { isPastDue, acceptsWork } from '../state/assignment-state';
import { dayText } from '../state/due-text';
import { ownWorkTexts as texts } from './own-work.texts';

/** What the due date means for a student who hasn't handed in; empty before the due date. */
export function lateRule(assignment: Assignment, now: number): string {
  if (!isPastDue(assignment, now)) return '';
  if (!acceptsWork(assignment, now)) return texts.noLate;
  const close = momentOf(assignment.closeDateTime);
  return close === undefined ? texts.lateTaken : texts.lateUntil(dayText(close, now));
}
