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

/** What was done to a submission, named like the properties that report it. */
export const submissionActs = [
  'submitted',
  'unsubmitted',
  'returned',
  'reassigned',
  'excused',
] as const;
export type SubmissionAct = (typeof submissionActs)[number];

const actSchema = z.object({ by: z.string().nullable(), at: moment });

/** A teacher's text, with when and by whom. */
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
  /** As they were when last submitted. */
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
  /** Written by teachers; students see it once it is returned. */
  feedback: feedbackSchema.nullable(),
  points: pointsSchema.nullable(),
  state: stateSchema,
  /** What readers still see while an action is in progress. */
  earlier: z.object({ until: moment, state: stateSchema }).nullable(),
});
export type Submission = z.output<typeof submissionSchema>;

/** The state as readers see it: an action takes a while to show. */
export function visibleState({ state, earlier }: Submission, now: Date): SubmissionState {
  return earlier && now.getTime() < Date.parse(earlier.until) ? earlier.state : state;
}
