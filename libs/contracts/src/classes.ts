import * as z from 'zod';
import { mirroredSchema } from './mirrored';
import { roles } from './session';

export const personSchema = z.object({ id: z.string(), displayName: z.string() });
export type Person = z.infer<typeof personSchema>;

export const termSchema = z.object({
  displayName: z.string().nullable(),
  /** ISO date without time, in the school's calendar. */
  startDate: z.string().nullable(),
  endDate: z.string().nullable(),
});

export const classSummarySchema = z.object({
  id: z.string(),
  displayName: z.string(),
  code: z.string().nullable(),
  term: termSchema.nullable(),
  teachers: z.array(personSchema),
  /** Whether the signed-in user is a student or teacher in it. */
  isMine: z.boolean(),
});
export type ClassSummary = z.infer<typeof classSummarySchema>;

export const classListSchema = mirroredSchema.extend({
  value: z.array(classSummarySchema),
  nextCursor: z.string().nullable(),
  total: z.number().int(),
});
export type ClassList = z.infer<typeof classListSchema>;

export const myClassListSchema = mirroredSchema.extend({ value: z.array(classSummarySchema) });
export type MyClassList = z.infer<typeof myClassListSchema>;

const queryBoolean = z.enum(['true', 'false']).transform((text) => text === 'true');

export const listClassesQuerySchema = z.strictObject({
  mine: queryBoolean.default(false),
  limit: z.coerce.number().int().min(1).max(100).default(12),
  cursor: z.string().max(512).optional(),
  search: z.string().trim().max(200).optional(),
});
export type ListClassesQuery = z.infer<typeof listClassesQuerySchema>;

/** A class with the details shown above its tabs (EDU-3). */
export const classDetailsSchema = classSummarySchema.omit({ isMine: true }).extend({
  schools: z.array(z.object({ id: z.string(), displayName: z.string() })),
  /** The user's role in this class; Admin means a tenant administrator who isn't a member. */
  myRole: z.enum(roles),
  ...mirroredSchema.shape,
});
export type ClassDetails = z.infer<typeof classDetailsSchema>;

export const classStudentSchema = personSchema.extend({
  /** `#rrggbb`; absent if the student has not linked or chosen one. */
  favoriteColor: z.string().optional(),
  /** Desk 1 to 36; absent if not seated. */
  seat: z.number().int().optional(),
});
export type ClassStudent = z.infer<typeof classStudentSchema>;

/** All students of a class, sorted by name. */
export const classStudentListSchema = mirroredSchema.extend({ value: z.array(classStudentSchema) });
export type ClassStudentList = z.infer<typeof classStudentListSchema>;

export const classDocumentSchema = z.object({
  id: z.string(),
  name: z.string(),
  isFolder: z.boolean(),
  /** Items in a folder; null for a file. */
  childCount: z.number().int().nullable(),
  /** Bytes. */
  size: z.number().nullable(),
  mimeType: z.string().nullable(),
  webUrl: z.string(),
  /** ISO 8601, UTC. */
  lastModifiedDateTime: z.string().nullable(),
  lastModifiedBy: z.string().nullable(),
});
export type ClassDocument = z.infer<typeof classDocumentSchema>;

/** The top of the class's document library, folders first, then by name (EDU-6). */
export const classDocumentListSchema = z.object({
  value: z.array(classDocumentSchema),
  /** URL of the whole library; null until Microsoft creates one for the class. */
  webUrl: z.string().nullable(),
  /** Whether the library contains more than this. */
  hasMore: z.boolean(),
});
export type ClassDocumentList = z.infer<typeof classDocumentListSchema>;

export const classConversationSchema = z.object({
  id: z.string(),
  topic: z.string(),
  preview: z.string(),
  uniqueSenders: z.array(z.string()),
  hasAttachments: z.boolean(),
  /** ISO 8601, UTC. */
  lastDeliveredDateTime: z.string().nullable(),
  /** URL of the conversation in Outlook on the web. */
  webUrl: z.string(),
});
export type ClassConversation = z.infer<typeof classConversationSchema>;

/** The class group's conversations, newest first (EDU-7). */
export const classConversationListSchema = z.object({
  value: z.array(classConversationSchema),
  /** URL of the group's mailbox in Outlook on the web. */
  webUrl: z.string().nullable(),
  hasMore: z.boolean(),
});
export type ClassConversationList = z.infer<typeof classConversationListSchema>;
