import * as z from 'zod';
import type { AssignmentContent } from '../../tenant/assignments/assignment';
import { studentsOf } from '../../tenant/assignments/publish';
import type { Class } from '../../tenant/roster/entities';
import { notImitated } from '../../wire/graph-error';
import { refused } from './assignments-error';

const point = z.iso.datetime({ offset: true }).transform((text) => new Date(text).toISOString());

/** With or without the leading number sign. */
function typeName(name: string) {
  return z.enum([`#microsoft.graph.${name}`, `microsoft.graph.${name}`]);
}

const recipientSchema = z.union([
  z.object({ '@odata.type': typeName('educationAssignmentClassRecipient') }),
  z.object({ '@odata.type': typeName('educationAssignmentGroupRecipient') }),
  z.object({
    '@odata.type': typeName('educationAssignmentIndividualRecipient'),
    recipients: z.array(z.string().toLowerCase()).min(1),
  }),
]);

const gradingSchema = z.object({
  '@odata.type': typeName('educationAssignmentPointsGradeType'),
  maxPoints: z.number().min(0).max(9_999_999),
});

const bodySchema = z
  .strictObject({
    displayName: z.string().trim().min(1),
    instructions: z
      .object({
        content: z.string().nullable(),
        contentType: z.enum(['text', 'html']).default('text'),
      })
      .nullable(),
    dueDateTime: point.nullable(),
    closeDateTime: point.nullable(),
    assignDateTime: point.nullable(),
    allowLateSubmissions: z.boolean(),
    allowStudentsToAddResourcesToSubmission: z.boolean(),
    addedStudentAction: z.enum(['none', 'assignIfOpen']),
    addToCalendarAction: z.enum([
      'none',
      'studentsAndPublisher',
      'studentsAndTeamOwners',
      'studentsOnly',
    ]),
    assignTo: recipientSchema,
    grading: gradingSchema.nullable(),
    languageTag: z.string().nullable(),
    moduleUrl: z.string().nullable(),
    notificationChannelUrl: z.string().nullable(),
  })
  .partial();
type Body = z.output<typeof bodySchema>;

/** Computed by the service; accepted but ignored, since clients send back what they read. */
export const readOnly = [
  ...['id', 'assignedDateTime', 'classId', 'createdBy', 'createdDateTime', 'lastModifiedBy'],
  ...['feedbackResourcesFolderUrl', 'lastModifiedDateTime', 'resourcesFolderUrl', 'status'],
  'webUrl',
];

/** What can no longer change once it's published. */
const frozen = ['assignTo', 'assignDateTime', 'notificationChannelUrl'] as const;

/** Parses a body. @throws GraphError 400 naming what is wrong */
export function parseBody<Schema extends z.ZodType>(
  schema: Schema,
  body: unknown,
): z.output<Schema> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue?.path.join('.') ?? '';
  throw refused('invalidRequest', `${where && `${where}: `}${issue?.message ?? 'Unreadable.'}`);
}

function withoutReadOnly(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  const entries = Object.entries(body);
  return Object.fromEntries(
    entries.filter(([name]) => !readOnly.includes(name) && !name.startsWith('@')),
  );
}

function recipientIdsOf(assignTo: NonNullable<Body['assignTo']>, item: Class): string[] | null {
  if (assignTo['@odata.type'].endsWith('GroupRecipient')) {
    throw notImitated('assignments to a group of students');
  }
  if (!('recipients' in assignTo)) return null;
  const students = studentsOf(item);
  const stranger = assignTo.recipients.find((id) => !students.includes(id));
  if (stranger === undefined) return [...new Set(assignTo.recipients)];
  throw refused('invalidRecipient', `'${stranger}' is not a student of the class.`);
}

function checkDates({ assignDateTime, dueDateTime, closeDateTime }: AssignmentContent): void {
  const isBefore = (some: string | null, other: string | null) =>
    some !== null && other !== null && Date.parse(some) < Date.parse(other);
  if (isBefore(closeDateTime, dueDateTime)) {
    throw refused('invalidCloseDateTime', 'closeDateTime must not be before dueDateTime.');
  }
  if (isBefore(dueDateTime, assignDateTime)) {
    throw refused('invalidDueDateTime', 'dueDateTime must not be before assignDateTime.');
  }
}

const blank: Omit<AssignmentContent, 'displayName'> = {
  instructions: null,
  dueDateTime: null,
  closeDateTime: null,
  assignDateTime: null,
  allowLateSubmissions: true,
  allowStudentsToAddResourcesToSubmission: true,
  addedStudentAction: 'none',
  addToCalendarAction: 'none',
  recipientIds: null,
  maxPoints: null,
  languageTag: null,
  moduleUrl: null,
  notificationChannelUrl: null,
};

function merge(base: AssignmentContent, body: Body, item: Class): AssignmentContent {
  const { assignTo, grading, ...rest } = body;
  const given = Object.entries(rest).filter(([, value]) => value !== undefined);
  const content: AssignmentContent = {
    ...base,
    ...(Object.fromEntries(given) as Partial<AssignmentContent>),
    ...(assignTo && { recipientIds: recipientIdsOf(assignTo, item) }),
    ...(grading !== undefined && { maxPoints: grading?.maxPoints ?? null }),
  };
  checkDates(content);
  return content;
}

/** Parses the body that creates an assignment. @throws GraphError 400 */
export function readNewContent(body: unknown, item: Class): AssignmentContent {
  const parsed = parseBody(bodySchema, withoutReadOnly(body));
  const { displayName } = parsed;
  if (displayName === undefined) throw refused('invalidRequest', 'displayName is required.');
  return merge({ ...blank, displayName }, parsed, item);
}

/** Parses the body that changes an assignment. @throws GraphError 400, also for changes its state doesn't allow */
export function readChangedContent(
  body: unknown,
  item: Class,
  current: { readonly content: AssignmentContent; readonly isUnpublished: boolean },
): AssignmentContent {
  const parsed = parseBody(bodySchema, withoutReadOnly(body));
  const late = current.isUnpublished
    ? undefined
    : frozen.find((name) => parsed[name] !== undefined);
  if (late) throw refused('assignmentAlreadyPublished', `${late} can no longer be changed.`);
  return merge(current.content, parsed, item);
}
