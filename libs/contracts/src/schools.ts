import * as z from 'zod';

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

export const schoolListSchema = z.object({ value: z.array(schoolSchema) });
export type SchoolList = z.infer<typeof schoolListSchema>;
