import * as z from 'zod';

/** Graph's states, plus what the screens need. */
export const assignmentStatuses = [
  'draft',
  'scheduled',
  'published',
  'assigned',
  'inactive',
] as const;

/** ISO 8601 with a zone; responses use UTC. */
const dateTime = z.iso.datetime({ offset: true });

export const submissionStatuses = [
  'working',
  'submitted',
  'released',
  'returned',
  'reassigned',
  'excused',
] as const;

/** The state of a student's own work on an assignment. */
export const ownSubmissionSchema = z.object({
  status: z.enum(submissionStatuses),
  submittedDateTime: z.string().nullable(),
  /** Published when the work was returned; null until then, or if there are none. */
  points: z.number().nullable(),
});
export type OwnSubmission = z.infer<typeof ownSubmissionSchema>;

export const assignmentSchema = z.object({
  id: z.string(),
  displayName: z.string(),
  instructions: z.string().nullable(),
  dueDateTime: z.string().nullable(),
  /** `published` means Microsoft is handing it out; it settles as `assigned`, or reverts to `draft`. */
  status: z.enum(assignmentStatuses),
  allowLateSubmissions: z.boolean(),
  /** When late work stops being accepted; null means never, or that it isn't accepted at all. */
  closeDateTime: z.string().nullable(),
  maxPoints: z.number().nullable(),
  /** The requesting student's; null for teachers, and for students without one at Microsoft. */
  ownSubmission: ownSubmissionSchema.nullable(),
  /** Whether students can hand in their own files, not just those their teacher provided. */
  allowStudentsToAddResourcesToSubmission: z.boolean(),
});
export type Assignment = z.infer<typeof assignmentSchema>;

/** Limits on the files of one assignment or one student's work. */
export const fileLimitsSchema = z.object({
  mostFiles: z.number(),
  /** The total size of all files. */
  mostBytes: z.number(),
});
export type FileLimits = z.infer<typeof fileLimitsSchema>;

/** Upcoming first, soonest first; then past ones, newest first. Students get no drafts. */
export const assignmentListSchema = z.object({
  value: z.array(assignmentSchema),
  fileLimits: fileLimitsSchema,
});
export type AssignmentList = z.infer<typeof assignmentListSchema>;

const displayName = z.string().trim().min(1).max(255);
const instructions = z.string().max(20_000).nullable();
const maxPoints = z.number().min(0).max(10_000).nullable();

export const createAssignmentSchema = z.strictObject({
  displayName,
  instructions: instructions.default(null),
  /** Must be in the future. */
  dueDateTime: dateTime,
  allowLateSubmissions: z.boolean().default(true),
  maxPoints: maxPoints.default(null),
});
export type CreateAssignment = z.infer<typeof createAssignmentSchema>;

/** Omitted fields stay unchanged. */
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
  /** Bytes; null if unknown. */
  size: z.number().nullable(),
  /**
   * Absolute URL that opens it in the browser; null if unknown. In a teacher's list of submissions it is a URL of this
   * API that redirects there, so the list doesn't need a request per file.
   */
  webUrl: z.string().nullable(),
});
export type AssignmentResource = z.infer<typeof assignmentResourceSchema>;

export const assignmentResourceListSchema = z.object({ value: z.array(assignmentResourceSchema) });
export type AssignmentResourceList = z.infer<typeof assignmentResourceListSchema>;

/** The name of the file in the request body. */
export const addResourceQuerySchema = z.strictObject({ name: z.string().min(1).max(255) });
export type AddResourceQuery = z.infer<typeof addResourceQuerySchema>;

export const submissionSchema = z.object({
  id: z.string(),
  status: z.enum(submissionStatuses),
  submittedDateTime: z.string().nullable(),
  returnedDateTime: z.string().nullable(),
  userId: z.string(),
  displayName: z.string(),
  /** The files handed in or, for the student only, the files so far. */
  resources: z.array(assignmentResourceSchema),
  /** Plain text; visible to the student once the work is returned. */
  feedback: z.string().nullable(),
  points: z.number().nullable(),
});
export type Submission = z.infer<typeof submissionSchema>;

/** One per student, sorted by name. */
export const submissionListSchema = z.object({ value: z.array(submissionSchema) });
export type SubmissionList = z.infer<typeof submissionListSchema>;

export const returnSubmissionSchema = z.strictObject({
  feedback: z.string().max(10_000).nullable().optional(),
  points: z.number().min(0).max(10_000).nullable().optional(),
});
export type ReturnSubmission = z.infer<typeof returnSubmissionSchema>;
