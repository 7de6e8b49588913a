import * as z from 'zod';

/** What programs may be allowed to do in the tenant that made them. */
export const apiScopes = [
  'roster.readonly',
  'links.readonly',
  'sync.readonly',
  'sync.run',
] as const;
export type ApiScope = (typeof apiScopes)[number];

export const mostApiClients = 100;

const clientName = z.string().trim().min(1).max(120);

export const newApiClientSchema = z.strictObject({
  name: clientName,
  scopes: z
    .array(z.enum(apiScopes))
    .min(1)
    .max(apiScopes.length)
    .refine((scopes) => new Set(scopes).size === scopes.length, 'names a scope twice'),
  /** From then on the client gets no tokens, and the ones it has stop working. */
  expiresAt: z.iso.datetime({ offset: true }).optional(),
});
export type NewApiClient = z.infer<typeof newApiClientSchema>;

export const apiClientSecretSchema = z.object({
  id: z.string(),
  /** Its last four characters. */
  hint: z.string(),
  createdAt: z.string(),
  /** When it stops working because another one has replaced it; null for the current one. */
  expiresAt: z.string().nullable(),
});
export type ApiClientSecret = z.infer<typeof apiClientSecretSchema>;

export const apiClientStates = ['active', 'expired', 'revoked'] as const;

/** A program that reads the tenant's data without a person signed in (ADM-8). */
export const apiClientSchema = z.object({
  id: z.string(),
  clientId: z.string(),
  name: z.string(),
  scopes: z.array(z.enum(apiScopes)),
  state: z.enum(apiClientStates),
  createdAt: z.string(),
  createdBy: z.string(),
  expiresAt: z.string().nullable(),
  revokedAt: z.string().nullable(),
  /** When and from which address it last got a token; accurate to a minute. */
  lastUsedAt: z.string().nullable(),
  lastUsedFrom: z.string().nullable(),
  secrets: z.array(apiClientSecretSchema),
});
export type ApiClient = z.infer<typeof apiClientSchema>;

export const apiClientListSchema = z.object({ value: z.array(apiClientSchema) });
export type ApiClientList = z.infer<typeof apiClientListSchema>;

/** The only answers that ever hold a secret. */
export const createdApiClientSchema = apiClientSchema.extend({ clientSecret: z.string() });
export type CreatedApiClient = z.infer<typeof createdApiClientSchema>;

export const longestOverlapDays = 30;
/** A new secret; the one before it keeps working for some days, so that the program can be changed meanwhile. */
export const newApiClientSecretSchema = z.strictObject({
  overlapDays: z.number().int().min(0).max(longestOverlapDays).default(7),
});
export type NewApiClientSecret = z.infer<typeof newApiClientSecretSchema>;
