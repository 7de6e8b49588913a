import * as z from 'zod';
import { driveItemRefSchema, moment } from './moment';

/** Kinds of resources that are files of a drive, without namespace. */
export const fileResourceTypes = [
  'educationWordResource',
  'educationExcelResource',
  'educationPowerPointResource',
  'educationMediaResource',
  'educationFileResource',
] as const;

/** Something given out with an assignment, or handed in. */
export const resourceSchema = z.object({
  id: z.string(),
  /** As in `educationWordResource`. */
  type: z.string(),
  displayName: z.string().nullable(),
  /** Of the kinds that are files. */
  file: driveItemRefSchema.nullable(),
  /** Properties of the other kinds, such as `link`. */
  others: z.record(z.string(), z.string().nullable()),
  /** Of an assignment: whether every student gets a copy to work on. */
  isDistributed: z.boolean(),
  /** Of a student's copy: the resource of the assignment it was made from. */
  originalId: z.string().nullable(),
  createdBy: z.string().nullable(),
  createdAt: moment,
});
export type Resource = z.output<typeof resourceSchema>;
