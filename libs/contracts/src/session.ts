import * as z from 'zod';

export const roles = ['Admin', 'Teacher', 'Student'] as const;
export type Role = (typeof roles)[number];

/** The stored values of the three colors of AUTH-1, by name. */
export const favoriteColors = { blue: '#2F19FF', green: '#127605', grey: '#535353' } as const;
export const favoriteColorSchema = z.enum([
  favoriteColors.blue,
  favoriteColors.green,
  favoriteColors.grey,
]);
export type FavoriteColor = z.infer<typeof favoriteColorSchema>;

export const emailSchema = z.string().trim().max(320).pipe(z.email());
export const newPasswordSchema = z.string().min(8).max(256);

export const signInSchema = z.strictObject({
  email: z.string().min(1).max(320),
  password: z.string().min(1).max(1024),
  rememberMe: z.boolean().optional(),
});
export type SignIn = z.infer<typeof signInSchema>;

export const registerSchema = z.strictObject({
  email: emailSchema,
  password: newPasswordSchema,
  favoriteColor: favoriteColorSchema,
});
export type Register = z.infer<typeof registerSchema>;

export const demoAccountSchema = z.object({
  name: z.string(),
  role: z.string(),
  loginHint: z.string(),
});
export type DemoAccount = z.infer<typeof demoAccountSchema>;

export const sessionUserSchema = z.object({
  /** Graph object id; absent for a local account that is not linked. */
  id: z.string().optional(),
  email: z.string(),
  displayName: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  roles: z.array(z.enum(roles)),
  /** The highest role: Admin, then Teacher, then Student; null without any. */
  mainRole: z.enum(roles).nullable(),
  /** Has no email if it was created from a Microsoft account whose addresses were all taken. */
  local: z
    .object({ email: z.string().nullable(), favoriteColor: z.string().nullable() })
    .optional(),
  microsoft: z.object({ id: z.string(), email: z.string(), displayName: z.string() }).optional(),
});

/** A session as the browser sees it; `next` is the page to show next (AUTH-7). */
export const sessionSchema = z.object({
  authenticated: z.boolean(),
  linked: z.boolean(),
  next: z.string(),
  user: sessionUserSchema.optional(),
  organization: z
    .object({ tenantId: z.string(), name: z.string(), consented: z.boolean() })
    .optional(),
  demoAccounts: z.array(demoAccountSchema).optional(),
  /** Whether pages may show the Graph requests behind them (DEMO-1). */
  demoHelper: z.boolean().optional(),
  /** The last Microsoft user of this browser (AUTH-3); only while signed out. */
  returningUser: z.object({ displayName: z.string(), email: z.string() }).optional(),
});
export type Session = z.infer<typeof sessionSchema>;

/** URL that ends the Microsoft session too (AUTH-9). */
export const signedOutSchema = z.object({ logoutUrl: z.string().optional() });
export type SignedOut = z.infer<typeof signedOutSchema>;

/** Why a Microsoft sign-in failed, as passed in `/sign-in?error=…` or `/link?error=…`. */
export const microsoftSignInErrors = [
  /** The user went back or declined. */
  'sign_in_cancelled',
  /** It took too long, was started in another browser, or its URL was opened twice. */
  'sign_in_expired',
  'sign_in_failed',
  /** The tenant's administrator must consent before anyone can sign in. */
  'consent_required',
  /** Microsoft is not responding at the moment. */
  'graph_unavailable',
  /** The linked local account was deactivated. */
  'account_deactivated',
  /** Only when linking (LINK-3). */
  'already_linked',
  /** The local session ended while linking. */
  'login_required',
] as const;
export type MicrosoftSignInError = (typeof microsoftSignInErrors)[number];
