import * as z from 'zod';

/** Edge length in pixels. */
export const photoSizeSchema = z.union([z.literal(48), z.literal(96), z.literal(240)]);

export const photoQuerySchema = z.strictObject({
  size: z.coerce.number().pipe(photoSizeSchema).default(48),
});
export type PhotoQuery = z.infer<typeof photoQuerySchema>;
