import * as z from 'zod';
import { driveItemRefSchema, moment } from './moment';

/** Types of resources that are files in a drive, without namespace. */
export const fileResourceTypes = [
  'educationWordResource',
  'educationExcelResource',
  'educationPowerPointResource',
  'educationMediaResource',
  'educationFileResource',
] as const;

/** Something assigned or submitted. */
export const resourceSchema = z.object({
  id: z.string(),
  /** As in `educationWordResource`. */
  type: z.string(),
  displayName: z.string().nullable(),
  /** For types that are files. */
  file: driveItemRefSchema.nullable(),
  /** Properties of the other types, such as `link`. */
  others: z.record(z.string(), z.string().nullable()),
  /** On an assignment: whether every student gets a copy to work on. */
  isDistributed: z.boolean(),
  /** On a student's copy: the assignment resource it was made from. */
  originalId: z.string().nullable(),
  createdBy: z.string().nullable(),
  createdAt: moment,
});
export type Resource = z.output<typeof resourceSchema>;
