import * as z from 'zod';
import { mirroredSchema } from './mirrored';

export const schoolSchema = z.object({
  id: z.string(),
  displayName: z.string(),
  number: z.string().nullable(),
  principalName: z.string().nullable(),
  lowestGrade: z.string().nullable(),
  highestGrade: z.string().nullable(),
  address: z.object({
    street: z.string().nullable(),
    city: z.string().nullable(),
    state: z.string().nullable(),
    postalCode: z.string().nullable(),
  }),
  /** Whether the signed-in user belongs to this school. */
  isMine: z.boolean(),
});
export type School = z.infer<typeof schoolSchema>;

/** A school by itself. */
export const schoolDetailsSchema = schoolSchema.extend(mirroredSchema.shape);
export type SchoolDetails = z.infer<typeof schoolDetailsSchema>;

export const schoolListSchema = mirroredSchema.extend({ value: z.array(schoolSchema) });
export type SchoolList = z.infer<typeof schoolListSchema>;

export const listTeachersQuerySchema = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().max(512).optional(),
  search: z.string().trim().max(200).optional(),
});
export type ListTeachersQuery = z.infer<typeof listTeachersQuerySchema>;

/** A page of a school's teachers, sorted by name. */
export const teacherListSchema = z.object({
  value: z.array(
    z.object({ id: z.string(), displayName: z.string(), email: z.string().nullable() }),
  ),
  nextCursor: z.string().nullable(),
  total: z.number().int(),
});
export type TeacherList = z.infer<typeof teacherListSchema>;
