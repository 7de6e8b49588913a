import * as z from 'zod';

/** What every answer about the roster has that can come from the mirror. */
export const mirroredSchema = z.object({
  /** Only while Microsoft 365 isn't answering: the time as of which the answer is, from our own copy. Read only. */
  asOf: z.iso.datetime().optional(),
});
export type Mirrored = z.infer<typeof mirroredSchema>;
