import type { Assignment, Submission } from '@app/contracts';
import type { ChipKind } from '../../../ui/chip/chip';
import type { IconName } from '../../../ui/icon/icon-names';
import { momentOf } from '../../../ui/time/moment-text';
import { isLate } from '../state/submission-state';
import { submissionsTexts as texts } from './submissions.texts';

export const submissionColumns = ['student', 'when', 'status'] as const;

export interface SubmissionOrder {
  readonly by: (typeof submissionColumns)[number];
  readonly direction: 'asc' | 'desc';
}

/** Sort order by status: what a teacher looks at first comes first. */
const places: Record<Submission['status'], number> = {
  submitted: 0,
  working: 1,
  reassigned: 2,
  returned: 3,
  released: 4,
  excused: 5,
};

const chips: Record<Submission['status'], { kind: ChipKind; icon: IconName }> = {
  working: { kind: 'neutral', icon: 'edit' },
  submitted: { kind: 'info', icon: 'check' },
  released: { kind: 'neutral', icon: 'done-all' },
  returned: { kind: 'neutral', icon: 'done-all' },
  reassigned: { kind: 'neutral', icon: 'undo' },
  excused: { kind: 'neutral', icon: 'block' },
};

const byWords = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true }).compare;
const spelled = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

export function chipOf(submission: Submission, assignment: Assignment) {
  const { status } = submission;
  if (status === 'submitted' && isLate(submission, assignment)) {
    return { kind: 'warning', icon: 'schedule', label: texts.lateChip } as const;
  }
  return { ...chips[status], label: texts.states[status] };
}

/** Whether it was handed in, even if returned since. */
export function wasHandedIn({ status, submittedDateTime }: Submission): boolean {
  return status === 'submitted' || (status !== 'working' && submittedDateTime !== null);
}

export function findSubmissions(all: readonly Submission[], search: string): Submission[] {
  const wanted = spelled(search.trim());
  return all.filter(({ displayName }) => spelled(displayName).includes(wanted));
}

export function orderSubmissions(
  all: readonly Submission[],
  { by, direction }: SubmissionOrder,
): Submission[] {
  const sign = direction === 'asc' ? 1 : -1;
  const byName = (a: Submission, b: Submission) => byWords(a.displayName, b.displayName);
  const compare: Record<SubmissionOrder['by'], (a: Submission, b: Submission) => number> = {
    student: byName,
    // Work without a timestamp comes last in both directions.
    when: (a, b) => {
      const [left, right] = [momentOf(a.submittedDateTime), momentOf(b.submittedDateTime)];
      if (left === undefined || right === undefined) {
        return sign * (Number(left === undefined) - Number(right === undefined));
      }
      return left - right;
    },
    status: (a, b) => places[a.status] - places[b.status],
  };
  return all.toSorted((a, b) => sign * compare[by](a, b) || byName(a, b));
}
