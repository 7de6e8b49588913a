import * as z from 'zod';

/** Graph's states, and what the screens need to know beside them. */
export const assignmentStatuses = [
  'draft',
  'scheduled',
  'published',
  'assigned',
  'inactive',
] as const;

/** ISO 8601 with a zone; answered in UTC. */
const dateTime = z.iso.datetime({ offset: true });

export const assignmentSchema = z.object({
  id: z.string(),
  displayName: z.string(),
  instructions: z.string().nullable(),
  dueDateTime: z.string().nullable(),
  /** `published`: Microsoft is handing it out; it settles as `assigned`, or back as `draft`. */
  status: z.enum(assignmentStatuses),
  allowLateSubmissions: z.boolean(),
  /** Until when late work is taken; null: for ever, or not at all. */
  closeDateTime: z.string().nullable(),
  maxPoints: z.number().nullable(),
});
export type Assignment = z.infer<typeof assignmentSchema>;

/** Upcoming ones first, the soonest first; then past ones, the latest first. Students get no drafts. */
export const assignmentListSchema = z.object({ value: z.array(assignmentSchema) });
export type AssignmentList = z.infer<typeof assignmentListSchema>;

const displayName = z.string().trim().min(1).max(255);
const instructions = z.string().max(20_000).nullable();
const maxPoints = z.number().min(0).max(10_000).nullable();

export const createAssignmentSchema = z.strictObject({
  displayName,
  instructions: instructions.default(null),
  /** Later than now. */
  dueDateTime: dateTime,
  allowLateSubmissions: z.boolean().default(true),
  maxPoints: maxPoints.default(null),
});
export type CreateAssignment = z.infer<typeof createAssignmentSchema>;

/** What is left out stays as it is. */
export const changeAssignmentSchema = z.strictObject({
  displayName: displayName.optional(),
  instructions: instructions.optional(),
  dueDateTime: dateTime.optional(),
  allowLateSubmissions: z.boolean().optional(),
  maxPoints: maxPoints.optional(),
});
export type ChangeAssignment = z.infer<typeof changeAssignmentSchema>;

export const assignmentResourceSchema = z.object({
  id: z.string(),
  displayName: z.string(),
  /** Bytes; null where Microsoft does not say. */
  size: z.number().nullable(),
  /**
   * Opens it in the browser; null where Microsoft does not say. Absolute; in a teacher's list of submissions it is an
   * address of ours that redirects there, so that the list needs no request for each file.
   */
  webUrl: z.string().nullable(),
});
export type AssignmentResource = z.infer<typeof assignmentResourceSchema>;

export const assignmentResourceListSchema = z.object({ value: z.array(assignmentResourceSchema) });
export type AssignmentResourceList = z.infer<typeof assignmentResourceListSchema>;

/** The name of the file that the body of the request is. */
export const addResourceQuerySchema = z.strictObject({ name: z.string().min(1).max(255) });
export type AddResourceQuery = z.infer<typeof addResourceQuerySchema>;

export const submissionStatuses = [
  'working',
  'submitted',
  'released',
  'returned',
  'reassigned',
  'excused',
] as const;

export const submissionSchema = z.object({
  id: z.string(),
  status: z.enum(submissionStatuses),
  submittedDateTime: z.string().nullable(),
  returnedDateTime: z.string().nullable(),
  userId: z.string(),
  displayName: z.string(),
  /** What was handed in; while it is worked on, what is there so far (only to the student). */
  resources: z.array(assignmentResourceSchema),
  /** Plain text; a student reads it once the work is returned. */
  feedback: z.string().nullable(),
  points: z.number().nullable(),
});
export type Submission = z.infer<typeof submissionSchema>;

/** One for each student, by name. */
export const submissionListSchema = z.object({ value: z.array(submissionSchema) });
export type SubmissionList = z.infer<typeof submissionListSchema>;

export const returnSubmissionSchema = z.strictObject({
  feedback: z.string().max(10_000).nullable().optional(),
  points: z.number().min(0).max(10_000).nullable().optional(),
});
export type ReturnSubmission = z.infer<typeof returnSubmissionSchema>;
