import { objectIdOf } from '../roster/object-id';
import type { Resource } from './resource';
import {
  visibleState,
  type Submission,
  type SubmissionAct,
  type SubmissionState,
  type SubmissionStatus,
} from './submission';

/** Who does something, and when. */
export interface WhoAndWhen {
  /** A user's id; null for the app itself. */
  readonly by: string | null;
  readonly now: Date;
}

export type SubmissionAction = 'submit' | 'unsubmit' | 'return' | 'reassign' | 'excuse';

interface Rule {
  readonly from: readonly SubmissionStatus[];
  readonly to: SubmissionStatus;
  readonly act: SubmissionAct;
}

/** @see https://learn.microsoft.com/graph/assignments-submissions-states-transition */
const rules: Readonly<Record<SubmissionAction, Rule>> = {
  submit: {
    from: ['working', 'returned', 'reassigned', 'excused'],
    to: 'submitted',
    act: 'submitted',
  },
  unsubmit: { from: ['submitted'], to: 'working', act: 'unsubmitted' },
  return: {
    from: ['working', 'submitted', 'returned', 'reassigned', 'excused'],
    to: 'returned',
    act: 'returned',
  },
  reassign: {
    from: ['working', 'submitted', 'returned', 'reassigned', 'excused'],
    to: 'reassigned',
    act: 'reassigned',
  },
  excuse: {
    from: ['working', 'submitted', 'returned', 'reassigned'],
    to: 'excused',
    act: 'excused',
  },
};

/** Whether the transition table allows it, given the last action requested, even if it doesn't show yet. */
export function canAct({ state }: Submission, action: SubmissionAction): boolean {
  return rules[action].from.includes(state.status);
}

function changesOf(submission: Submission, action: SubmissionAction): Partial<SubmissionState> {
  const { resources, feedback, points } = submission;
  if (action === 'submit') return { submittedResources: resources };
  if (action === 'return') return { publishedFeedback: feedback, publishedPoints: points };
  return {};
}

/** The submission after an action that `canAct` allows; readers see it `delay` milliseconds later. */
export function act(
  submission: Submission,
  action: SubmissionAction,
  { by, now, delay }: WhoAndWhen & { readonly delay: number },
): Submission {
  const { to, act: name } = rules[action];
  const at = now.toISOString();
  const state: SubmissionState = {
    ...submission.state,
    ...changesOf(submission, action),
    status: to,
    acts: { ...submission.state.acts, [name]: { by, at } },
    lastModifiedBy: by,
    lastModifiedAt: at,
  };
  const until = new Date(now.getTime() + delay).toISOString();
  return {
    ...submission,
    // Excusing deletes any feedback.
    ...(action === 'excuse' && { feedback: null }),
    state,
    earlier: { until, state: visibleState(submission, now) },
  };
}

/** A student's copy of a resource to work on. */
function copyOf(resource: Resource, id: string): Resource {
  return { ...resource, id, isDistributed: false, originalId: resource.id };
}

/** The submission a student starts with. */
export function startSubmission(
  { id, userId }: { readonly id: string; readonly userId: string },
  resources: readonly Resource[],
  at: string,
): Submission {
  return {
    id,
    userId,
    folder: null,
    resources: resources
      .filter(({ isDistributed }) => isDistributed)
      .map((resource) => copyOf(resource, objectIdOf(id, 'resource', resource.id))),
    feedback: null,
    points: null,
    state: {
      status: 'working',
      acts: {},
      submittedResources: [],
      publishedFeedback: null,
      publishedPoints: null,
      lastModifiedBy: null,
      lastModifiedAt: at,
    },
    earlier: null,
  };
}
