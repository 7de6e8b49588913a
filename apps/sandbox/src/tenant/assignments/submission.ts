import * as z from 'zod';
import { driveItemRefSchema, moment } from './moment';
import { resourceSchema } from './resource';

const submissionStatusSchema = z.enum([
  'working',
  'submitted',
  'returned',
  'reassigned',
  'excused',
]);
export type SubmissionStatus = z.output<typeof submissionStatusSchema>;

/** What was done to a submission, in the words of the properties that tell of it. */
export const submissionActs = [
  'submitted',
  'unsubmitted',
  'returned',
  'reassigned',
  'excused',
] as const;
export type SubmissionAct = (typeof submissionActs)[number];

const actSchema = z.object({ by: z.string().nullable(), at: moment });

/** Text of a teacher with when and who. */
export const feedbackSchema = z.object({
  content: z.string().nullable(),
  contentType: z.enum(['text', 'html']),
  by: z.string().nullable(),
  at: moment,
});
export const pointsSchema = z.object({
  points: z.number().nullable(),
  by: z.string().nullable(),
  at: moment,
});

/** What actions change all at once. */
const stateSchema = z.object({
  status: submissionStatusSchema,
  acts: z.partialRecord(z.enum(submissionActs), actSchema),
  /** As they were at the last hand-in. */
  submittedResources: z.array(resourceSchema),
  publishedFeedback: feedbackSchema.nullable(),
  publishedPoints: pointsSchema.nullable(),
  lastModifiedBy: z.string().nullable(),
  lastModifiedAt: moment,
});
export type SubmissionState = z.output<typeof stateSchema>;

export const submissionSchema = z.object({
  id: z.string(),
  userId: z.string(),
  folder: driveItemRefSchema.nullable(),
  /** Working copies. */
  resources: z.array(resourceSchema),
  /** Written by teachers, not seen by students before it is returned. */
  feedback: feedbackSchema.nullable(),
  points: pointsSchema.nullable(),
  state: stateSchema,
  /** What readers still see of an action that is under way. */
  earlier: z.object({ until: moment, state: stateSchema }).nullable(),
});
export type Submission = z.output<typeof submissionSchema>;

/** The state as readers see it: an action takes a while to show. */
export function visibleState({ state, earlier }: Submission, now: Date): SubmissionState {
  return earlier && now.getTime() < Date.parse(earlier.until) ? earlier.state : state;
}
