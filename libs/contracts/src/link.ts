import * as z from 'zod';
import { favoriteColorSchema } from './session';

const linkedLocalSchema = z.object({
  email: z.string(),
  favoriteColor: z.string().nullable(),
});

export const linkStateSchema = z.object({
  linked: z.boolean(),
  localAccount: linkedLocalSchema.optional(),
  microsoftAccount: z
    .object({ id: z.string(), email: z.string(), displayName: z.string() })
    .optional(),
  /** The account made from this Microsoft account earlier and unlinked since: `POST /link/new-local` links it again. */
  formerLocalAccount: linkedLocalSchema.optional(),
  /** Whether a local account has the Microsoft account's e-mail: a hint, never enough to link (LINK-2). */
  matchingLocalAccount: z.boolean().optional(),
  /** The last failed attempt, told once. */
  lastError: z.object({ code: z.string(), microsoftAccount: z.string().optional() }).optional(),
  /** Whether the accounts were linked just now (LINK-4), told once. */
  justLinked: z.boolean().optional(),
});
export type LinkState = z.infer<typeof linkStateSchema>;

export const linkLocalSchema = z.strictObject({
  email: z.string().min(1).max(320),
  password: z.string().min(1).max(1024),
});
export type LinkLocal = z.infer<typeof linkLocalSchema>;

export const linkNewLocalSchema = z.strictObject({ favoriteColor: favoriteColorSchema });
export type LinkNewLocal = z.infer<typeof linkNewLocalSchema>;
