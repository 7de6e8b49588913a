import type { Class } from '../roster/entities';
import { workFolderOf } from './seed-files';
import { seedWork } from './seed-resources';
import type { Submission, SubmissionState } from './submission';
import type { SeedPlan } from './seed-plans';

const hour = 3_600_000;
const day = 24 * hour;

/** What a made-up submission depends on. */
export interface SeedSetting {
  readonly item: Class;
  readonly plan: SeedPlan;
  /** The student's position among everyone who got it. */
  readonly position: number;
  readonly total: number;
  /** Start of the day the class was first looked at, in milliseconds. */
  readonly anchor: number;
}

const remarks = [
  'Well argued. Watch the units in the last part.',
  'Good start; the conclusion needs a reason.',
  'Clear and complete.',
  'Please look at my notes and hand it in once more.',
];

type Progress = 'working' | 'submitted' | 'late' | 'returned' | 'reassigned' | 'excused';

/** Where a student is, in a class with all kinds of progress: most are done, and every state has someone. */
function progressOf({ plan, position, total }: SeedSetting): Progress {
  const last = total - 1;
  switch (plan.work) {
    case 'started':
      return position % 4 === 1 ? 'submitted' : 'working';
    case 'handedIn':
      if (plan.allowsLate && position % 6 === 2) return 'late';
      return position % 5 === 3 ? 'working' : 'submitted';
    case 'returned':
      return returnedProgress(position, last);
    default:
      return 'working';
  }
}

function returnedProgress(position: number, last: number): Progress {
  if (last > 4 && position === last) return 'excused';
  if (last > 4 && position === last - 1) return 'reassigned';
  return position % 7 === 4 ? 'working' : 'returned';
}

/** Some hours before the due date, or after it; never later than the anchor. */
function submittedAt({ plan, position, anchor }: SeedSetting, isLate: boolean): string {
  const due = anchor + plan.dueInDays * day + 22 * hour;
  const meant = isLate
    ? due + (1 + (position % 3)) * hour
    : due - (3 + ((position * 5) % 40)) * hour;
  return new Date(Math.min(meant, anchor - (1 + (position % 9)) * hour)).toISOString();
}

function handIn(submission: Submission, when: string): SubmissionState {
  return {
    ...submission.state,
    status: 'submitted',
    acts: { submitted: { by: submission.userId, at: when } },
    submittedResources: submission.resources,
    lastModifiedBy: submission.userId,
    lastModifiedAt: when,
  };
}

interface Review {
  readonly status: 'returned' | 'reassigned' | 'excused';
  readonly by: string | null;
  readonly at: string;
}

function review(state: SubmissionState, { status, by, at }: Review): SubmissionState {
  return {
    ...state,
    status,
    acts: { ...state.acts, [status]: { by, at } },
    lastModifiedBy: by,
    lastModifiedAt: at,
  };
}

/** With feedback and points that the student can see. */
function returnGraded(submission: Submission, setting: SeedSetting, handedIn: SubmissionState) {
  const { item, plan, position, anchor } = setting;
  const by = item.teacherIds[0] ?? null;
  const at = new Date(anchor - 3 * day - position * 60_000).toISOString();
  const content = remarks[position % remarks.length] ?? null;
  const feedback = { content, contentType: 'text' as const, by, at };
  const share = 0.6 + ((position * 7) % 9) / 20;
  const points =
    plan.maxPoints === null ? null : { points: Math.round(plan.maxPoints * share), by, at };
  const state = {
    ...review(handedIn, { status: 'returned', by, at }),
    publishedFeedback: feedback,
    publishedPoints: points,
  };
  return { ...submission, feedback, points, state };
}

/** A student's work as it is by now. */
export function seedSubmission(submission: Submission, setting: SeedSetting): Submission {
  const progress = progressOf(setting);
  const { item, plan, anchor } = setting;
  const by = item.teacherIds[0] ?? null;
  const at = new Date(anchor - 2 * day).toISOString();
  switch (progress) {
    case 'working':
      return submission;
    case 'excused':
      return { ...submission, state: review(submission.state, { status: 'excused', by, at }) };
    default: {
      const when = submittedAt(setting, progress === 'late');
      const resources = [seedWork(item, plan, { userId: submission.userId, at: when })];
      const folder = workFolderOf(item, plan, submission.userId);
      const withWork = { ...submission, folder, resources };
      const handedIn = handIn(withWork, when);
      if (progress === 'returned') return returnGraded(withWork, setting, handedIn);
      if (progress !== 'reassigned') return { ...withWork, state: handedIn };
      return { ...withWork, state: review(handedIn, { status: 'reassigned', by, at }) };
    }
  }
}
