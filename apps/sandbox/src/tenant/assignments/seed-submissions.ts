import type { Class } from '../entities';
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
  /** The student's place among all who got it. */
  readonly place: number;
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

/** Which of the states of a class in full work a student is in: most are done, and every state has someone. */
function progressOf({ plan, place, total }: SeedSetting): Progress {
  const last = total - 1;
  switch (plan.work) {
    case 'started':
      return place % 4 === 1 ? 'submitted' : 'working';
    case 'handedIn':
      if (plan.allowsLate && place % 6 === 2) return 'late';
      return place % 5 === 3 ? 'working' : 'submitted';
    case 'returned':
      return returnedProgress(place, last);
    default:
      return 'working';
  }
}

function returnedProgress(place: number, last: number): Progress {
  if (last > 4 && place === last) return 'excused';
  if (last > 4 && place === last - 1) return 'reassigned';
  return place % 7 === 4 ? 'working' : 'returned';
}

/** Some hours before the due date, or after it; never later than the anchor. */
function submittedAt({ plan, place, anchor }: SeedSetting, isLate: boolean): string {
  const due = anchor + plan.dueInDays * day + 22 * hour;
  const meant = isLate ? due + (1 + (place % 3)) * hour : due - (3 + ((place * 5) % 40)) * hour;
  return new Date(Math.min(meant, anchor - (1 + (place % 9)) * hour)).toISOString();
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

/** With feedback and points, seen by the student. */
function returnGraded(submission: Submission, setting: SeedSetting, handedIn: SubmissionState) {
  const { item, plan, place, anchor } = setting;
  const by = item.teacherIds[0] ?? null;
  const at = new Date(anchor - 3 * day - place * 60_000).toISOString();
  const content = remarks[place % remarks.length] ?? null;
  const feedback = { content, contentType: 'text' as const, by, at };
  const share = 0.6 + ((place * 7) % 9) / 20;
  const points =
    plan.maxPoints === null ? null : { points: Math.round(plan.maxPoints * share), by, at };
  const state = {
    ...review(handedIn, { status: 'returned', by, at }),
    publishedFeedback: feedback,
    publishedPoints: points,
  };
  return { ...submission, feedback, points, state };
}

/** A student's work as it stands by now. */
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
