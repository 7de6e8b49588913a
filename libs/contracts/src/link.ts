import * as z from 'zod';
import { favoriteColorSchema } from './session';

const linkedLocalSchema = z.object({
  email: z.string().nullable(),
  favoriteColor: z.string().nullable(),
});

export const linkStateSchema = z.object({
  linked: z.boolean(),
  localAccount: linkedLocalSchema.optional(),
  microsoftAccount: z
    .object({ id: z.string(), email: z.string(), displayName: z.string() })
    .optional(),
  /** Whether a Microsoft account has signed in for linking and awaits `POST /link/confirm` (LINK-1). */
  toConfirm: z.boolean().optional(),
  /** An account created earlier from this Microsoft account and unlinked since; `POST /link/new-local` relinks it. */
  formerLocalAccount: linkedLocalSchema.optional(),
  /** Whether a local account has the Microsoft account's email: a hint, never enough to link (LINK-2). */
  matchingLocalAccount: z.boolean().optional(),
  /** The last failed attempt, returned only once. */
  lastError: z.object({ code: z.string(), microsoftAccount: z.string().optional() }).optional(),
  /** Whether the accounts have just been linked (LINK-4), returned only once. */
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
