import type * as z from 'zod';
import type { Assignment } from '../../tenant/assignments/assignment';
import {
  visibleState,
  type feedbackSchema,
  type pointsSchema,
  type Submission,
} from '../../tenant/assignments/submission';
import { objectIdOf } from '../../tenant/roster/object-id';
import { openView, type EntityType } from '../odata/entity-type';
import { identitySet, stamp } from './wire';

/** One part of how a submission was graded. */
export interface Outcome {
  readonly id: string;
  readonly kind: 'feedback' | 'points';
  /** As on the wire, `@odata.type` first. */
  readonly json: Readonly<Record<string, unknown>>;
}

type Feedback = z.output<typeof feedbackSchema> | null;
type Points = z.output<typeof pointsSchema> | null;

function feedbackJson(feedback: Feedback): object | null {
  if (!feedback) return null;
  const { content, contentType, by, at } = feedback;
  return {
    text: { content, contentType },
    feedbackBy: identitySet(by),
    feedbackDateTime: stamp(at),
  };
}

function pointsJson(points: Points): object | null {
  if (!points) return null;
  return {
    '@odata.type': '#microsoft.graph.educationAssignmentPointsGrade',
    points: points.points,
    gradedBy: identitySet(points.by),
    gradedDateTime: stamp(points.at),
  };
}

function modified(value: Feedback | Points): object {
  return {
    lastModifiedDateTime: value && stamp(value.at),
    lastModifiedBy: value && identitySet(value.by),
  };
}

/** Ids stay the same for a submission's lifetime. */
export function outcomeIdOf({ id }: Submission, kind: Outcome['kind']): string {
  return objectIdOf(id, 'outcome', kind);
}

/** The visible outcomes: a student sees what was published on return, and none of the work in progress. */
export function outcomesOf(
  submission: Submission,
  { content }: Assignment,
  { isTeacher, now }: { readonly isTeacher: boolean; readonly now: Date },
): Outcome[] {
  const { publishedFeedback, publishedPoints } = visibleState(submission, now);
  const [feedback, points] = isTeacher ? [submission.feedback, submission.points] : [null, null];
  const feedbackId = outcomeIdOf(submission, 'feedback');
  const pointsId = outcomeIdOf(submission, 'points');
  const outcomes: Outcome[] = [
    {
      id: feedbackId,
      kind: 'feedback',
      json: {
        '@odata.type': '#microsoft.graph.educationFeedbackOutcome',
        id: feedbackId,
        ...modified(isTeacher ? feedback : publishedFeedback),
        feedback: feedbackJson(feedback),
        publishedFeedback: feedbackJson(publishedFeedback),
      },
    },
  ];
  if (content.maxPoints === null) return outcomes;
  outcomes.push({
    id: pointsId,
    kind: 'points',
    json: {
      '@odata.type': '#microsoft.graph.educationPointsOutcome',
      id: pointsId,
      ...modified(isTeacher ? points : publishedPoints),
      points: pointsJson(points),
      publishedPoints: pointsJson(publishedPoints),
    },
  });
  return outcomes;
}

const outcomeType: EntityType<Outcome> = {
  name: 'educationOutcome',
  properties: { id: ({ id }) => id },
  filterable: ['id'],
  sortable: [],
  searchable: [],
  takesAnyQuery: true,
};

export const outcomeView = openView(outcomeType);
