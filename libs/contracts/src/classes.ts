import * as z from 'zod';

export const personSchema = z.object({ id: z.string(), displayName: z.string() });
export type Person = z.infer<typeof personSchema>;

export const termSchema = z.object({
  displayName: z.string().nullable(),
  /** ISO dates without time, in the school's calendar. */
  startDate: z.string().nullable(),
  endDate: z.string().nullable(),
});

export const classSummarySchema = z.object({
  id: z.string(),
  displayName: z.string(),
  code: z.string().nullable(),
  term: termSchema.nullable(),
  teachers: z.array(personSchema),
  /** Whether the signed-in user is a member or a teacher of it. */
  isMine: z.boolean(),
});
export type ClassSummary = z.infer<typeof classSummarySchema>;

export const classListSchema = z.object({
  value: z.array(classSummarySchema),
  nextCursor: z.string().nullable(),
  total: z.number().int(),
});
export type ClassList = z.infer<typeof classListSchema>;

export const myClassListSchema = z.object({ value: z.array(classSummarySchema) });
export type MyClassList = z.infer<typeof myClassListSchema>;

const queryBoolean = z.enum(['true', 'false']).transform((text) => text === 'true');

export const listClassesQuerySchema = z.strictObject({
  mine: queryBoolean.default(false),
  limit: z.coerce.number().int().min(1).max(100).default(12),
  cursor: z.string().max(512).optional(),
  search: z.string().trim().max(200).optional(),
});
export type ListClassesQuery = z.infer<typeof listClassesQuerySchema>;
