import * as z from 'zod';

/** How a permission is exercised: in a signed-in person's name, or by the application alone. */
export const permissionKinds = ['sign-in', 'delegated', 'application'] as const;

export const organizationStateSchema = z.object({
  tenantId: z.string(),
  name: z.string(),
  consented: z.boolean(),
  /** How many links taking the consent back would remove. */
  linkedAccounts: z.number().int(),
  /** People whose Microsoft tokens are kept. */
  cachedLogins: z.number().int(),
  /** When the consent was given, and by whom if somebody was signed in here; null before, or when that is not known. */
  lastConsent: z.object({ by: z.string().nullable(), at: z.string() }).nullable(),
  /** The page an administrator without an account here opens to consent. */
  consentUrl: z.string(),
});
export type OrganizationState = z.infer<typeof organizationStateSchema>;

/** What taking the consent back removed (ADM-3). */
export const consentRemovedSchema = z.object({ links: z.number().int() });
export type ConsentRemoved = z.infer<typeof consentRemovedSchema>;

const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ value: z.array(item), nextCursor: z.string().nullable() });

const pageQuery = {
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().max(1024).optional(),
};

/** By which the linked accounts can be sorted; a minus turns the order around. */
export const linkedAccountSorts = [
  'localEmail',
  '-localEmail',
  'microsoftEmail',
  '-microsoftEmail',
  'linkedAt',
  '-linkedAt',
] as const;
export type LinkedAccountSort = (typeof linkedAccountSorts)[number];

export const listLinkedAccountsQuerySchema = z.strictObject({
  ...pageQuery,
  /** Found anywhere in either e-mail address or the name, in any case. */
  search: z.string().trim().max(200).optional(),
  sort: z.enum(linkedAccountSorts).default('localEmail'),
});
export type ListLinkedAccountsQuery = z.infer<typeof listLinkedAccountsQuerySchema>;

export const linkedAccountSchema = z.object({
  /** Graph object id. */
  id: z.string(),
  localEmail: z.string(),
  microsoftEmail: z.string(),
  displayName: z.string().nullable(),
  /** Null for links older than the record of it. */
  linkedAt: z.string().nullable(),
});
export type LinkedAccount = z.infer<typeof linkedAccountSchema>;

/** The links of the own tenant (ADM-4); `total` counts all that the search finds. */
export const linkedAccountListSchema = pageOf(linkedAccountSchema).extend({
  total: z.number().int(),
});
export type LinkedAccountList = z.infer<typeof linkedAccountListSchema>;

/** How many people's cached tokens were removed (ADM-6). */
export const loginCacheClearedSchema = z.object({ removed: z.number().int() });
export type LoginCacheCleared = z.infer<typeof loginCacheClearedSchema>;

export const userAccessStates = ['idle', 'running', 'done', 'failed', 'cancelled'] as const;

/** The work of giving everyone access (ADM-5): the last one, or the one under way. */
export const userAccessSchema = z.object({
  /** `failed`: it stopped before its end, `error` says why; single people who failed do not make it so. */
  state: z.enum(userAccessStates),
  /** People of the tenant; absent until they are counted. */
  total: z.number().int().optional(),
  /** Of these `enabled` got access now, `skipped` had it, `failed` could not get it. */
  done: z.number().int(),
  enabled: z.number().int(),
  skipped: z.number().int(),
  failed: z.number().int(),
  startedBy: z.string().optional(),
  startedAt: z.string().optional(),
  finishedAt: z.string().optional(),
  /** A code of a problem, as `consent_required` or `graph_unavailable`. */
  error: z.string().optional(),
});
export type UserAccess = z.infer<typeof userAccessSchema>;

export const listUserAccessFailuresQuerySchema = z.strictObject(pageQuery);
export type ListUserAccessFailuresQuery = z.infer<typeof listUserAccessFailuresQuerySchema>;

export const userAccessFailureSchema = z.object({
  /** Graph object id. */
  id: z.string(),
  displayName: z.string().nullable(),
  userPrincipalName: z.string().nullable(),
  /** HTTP status that Graph refused it with. */
  status: z.number().int(),
  /** Graph's word for it, as `Request_BadRequest`. */
  reason: z.string(),
});
export type UserAccessFailure = z.infer<typeof userAccessFailureSchema>;

/** Who could not get access in the last work. `/admin/user-access/failures/export` gives all as CSV. */
export const userAccessFailureListSchema = pageOf(userAccessFailureSchema);
export type UserAccessFailureList = z.infer<typeof userAccessFailureListSchema>;

export const auditActions = [
  'consent.granted',
  'consent.removed',
  'link.removed',
  'login-cache.cleared',
  'user-access.started',
  'user-access.cancelled',
  'user-access.finished',
  'sync.started',
  'sync.paused',
  'sync.resumed',
  'sync.confirmed',
  'sync.discarded',
] as const;
export type AuditAction = (typeof auditActions)[number];

const auditFilter = {
  action: z.enum(auditActions).optional(),
  /** The first moment that counts, ISO 8601 with zone. */
  from: z.iso.datetime({ offset: true }).optional(),
  /** The first moment that counts no more. */
  to: z.iso.datetime({ offset: true }).optional(),
};

export const listAuditQuerySchema = z.strictObject({ ...pageQuery, ...auditFilter });
export type ListAuditQuery = z.infer<typeof listAuditQuerySchema>;

export const exportAuditQuerySchema = z.strictObject(auditFilter);
export type ExportAuditQuery = z.infer<typeof exportAuditQuerySchema>;

export const auditEntrySchema = z.object({
  id: z.string(),
  at: z.string(),
  action: z.enum(auditActions),
  /** Who did it; null when nobody was signed in, or the application itself did. */
  actor: z.object({ id: z.string(), displayName: z.string() }).nullable(),
  /** Whom or what it was done to, as an e-mail address. */
  subject: z.string().nullable(),
  /** Numbers that belong to it, as `links` or `removed`. */
  details: z.record(z.string(), z.number()),
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;

/** What administrators did in the own tenant, the latest first (ADM-9). `/admin/audit/export` gives it as CSV. */
export const auditListSchema = pageOf(auditEntrySchema);
export type AuditList = z.infer<typeof auditListSchema>;

export const healthCheckIds = [
  'consent',
  'permissions',
  'certificate',
  'secret',
  'sync',
  'throttling',
] as const;
export type HealthCheckId = (typeof healthCheckIds)[number];

export const healthStatuses = ['ok', 'warning', 'error', 'unknown'] as const;
export type HealthStatus = (typeof healthStatuses)[number];

export const grantedPermissionSchema = z.object({
  name: z.string(),
  kind: z.enum(permissionKinds),
  /** What it is used for, in a sentence. */
  why: z.string(),
  /** Null when it could not be found out. */
  granted: z.boolean().nullable(),
});
export type GrantedPermission = z.infer<typeof grantedPermissionSchema>;

export const healthCheckSchema = z.object({
  id: z.enum(healthCheckIds),
  status: z.enum(healthStatuses),
  title: z.string(),
  /** Sentences of what was found. */
  facts: z.array(z.string()),
  /** What to do, in a sentence; null when all is well. */
  remedy: z.string().nullable(),
  /** Of certificate and secret, where it is known. */
  expiresAt: z.string().optional(),
  /** Of the permissions check: every permission the application wants. */
  permissions: z.array(grantedPermissionSchema).optional(),
});
export type HealthCheck = z.infer<typeof healthCheckSchema>;

/** The health centre (ADM-10). */
export const adminHealthSchema = z.object({
  checkedAt: z.string(),
  checks: z.array(healthCheckSchema),
});
export type AdminHealth = z.infer<typeof adminHealthSchema>;
