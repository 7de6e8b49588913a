import * as z from 'zod';
import { submissionSchema } from './submission';
import { resourceSchema } from './resource';
import { moment, driveItemRefSchema } from './moment';

export const assignmentStatusSchema = z.enum([
  'draft',
  'scheduled',
  'published',
  'assigned',
  'inactive',
]);
export type AssignmentStatus = z.output<typeof assignmentStatusSchema>;

/** What a teacher enters for an assignment. */
export const assignmentContentSchema = z.object({
  displayName: z.string(),
  instructions: z
    .object({ content: z.string().nullable(), contentType: z.enum(['text', 'html']) })
    .nullable(),
  dueDateTime: moment.nullable(),
  closeDateTime: moment.nullable(),
  assignDateTime: moment.nullable(),
  allowLateSubmissions: z.boolean(),
  allowStudentsToAddResourcesToSubmission: z.boolean(),
  addedStudentAction: z.enum(['none', 'assignIfOpen']),
  addToCalendarAction: z.enum([
    'none',
    'studentsAndPublisher',
    'studentsAndTeamOwners',
    'studentsOnly',
  ]),
  /** Null for the whole class. */
  recipientIds: z.array(z.string()).nullable(),
  /** Null when no points are given. */
  maxPoints: z.number().nullable(),
  languageTag: z.string().nullable(),
  moduleUrl: z.string().nullable(),
  notificationChannelUrl: z.string().nullable(),
});
export type AssignmentContent = z.output<typeof assignmentContentSchema>;

export const assignmentSchema = z.object({
  id: z.string(),
  classId: z.string(),
  content: assignmentContentSchema,
  status: assignmentStatusSchema,
  /** Status changes still to come, in order. */
  ahead: z.array(z.object({ at: moment, status: assignmentStatusSchema })),
  assignedAt: moment.nullable(),
  /** A user's id; null for the app itself. */
  createdBy: z.string().nullable(),
  createdAt: moment,
  lastModifiedBy: z.string().nullable(),
  lastModifiedAt: moment,
  folder: driveItemRefSchema.nullable(),
  feedbackFolder: driveItemRefSchema.nullable(),
  resources: z.array(resourceSchema),
  submissions: z.array(submissionSchema),
});
export type Assignment = z.output<typeof assignmentSchema>;

/** Whether only teachers know about it so far. */
export function isUnpublished({ status }: Assignment): boolean {
  return status === 'draft' || status === 'scheduled';
}

/** Whether students may still submit: not after the close date, nor after the due date without late submissions. */
export function isOpen({ status, content }: Assignment, now: Date): boolean {
  const { dueDateTime, closeDateTime, allowLateSubmissions } = content;
  const end = allowLateSubmissions ? closeDateTime : dueDateTime;
  return status === 'assigned' && (end === null || now.getTime() <= Date.parse(end));
}
