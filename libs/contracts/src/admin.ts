import * as z from 'zod';

/** How a permission is used: on behalf of a signed-in user, or by the application alone. */
export const permissionKinds = ['sign-in', 'delegated', 'application'] as const;

export const organizationStateSchema = z.object({
  tenantId: z.string(),
  name: z.string(),
  consented: z.boolean(),
  /** Consent was removed here, but the application still exists at Microsoft and can only be removed there. */
  appRemains: z.boolean(),
  /** How many links removing consent would remove. */
  linkedAccounts: z.number().int(),
  /** People with cached Microsoft tokens. */
  cachedLogins: z.number().int(),
  /** When consent was granted, and by whom if they were signed in here; null if not granted or unknown. */
  lastConsent: z.object({ by: z.string().nullable(), at: z.string() }).nullable(),
  /** The page where an administrator without an account here can consent. */
  consentUrl: z.string(),
});
export type OrganizationState = z.infer<typeof organizationStateSchema>;

/** What removing consent removed (ADM-3). */
export const consentRemovedSchema = z.object({
  links: z.number().int(),
  /** Microsoft refused to remove the application; it must be removed there. */
  appRemains: z.boolean(),
});
export type ConsentRemoved = z.infer<typeof consentRemovedSchema>;

const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ value: z.array(item), nextCursor: z.string().nullable() });

const pageQuery = {
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().max(1024).optional(),
};

/** Sort keys for linked accounts; a leading minus reverses the order. */
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
  /** Matches anywhere in either email address or the name, ignoring case. */
  search: z.string().trim().max(200).optional(),
  sort: z.enum(linkedAccountSorts).default('localEmail'),
});
export type ListLinkedAccountsQuery = z.infer<typeof listLinkedAccountsQuerySchema>;

export const linkedAccountSchema = z.object({
  /** Graph object id. */
  id: z.string(),
  localEmail: z.string().nullable(),
  microsoftEmail: z.string(),
  displayName: z.string().nullable(),
  /** Null for links made before this was recorded. */
  linkedAt: z.string().nullable(),
});
export type LinkedAccount = z.infer<typeof linkedAccountSchema>;

/** The tenant's links (ADM-4); `total` counts all matches. */
export const linkedAccountListSchema = pageOf(linkedAccountSchema).extend({
  total: z.number().int(),
});
export type LinkedAccountList = z.infer<typeof linkedAccountListSchema>;

/** How many people's cached tokens were removed (ADM-6). */
export const loginCacheClearedSchema = z.object({ removed: z.number().int() });
export type LoginCacheCleared = z.infer<typeof loginCacheClearedSchema>;

export const userAccessStates = ['idle', 'running', 'done', 'failed', 'cancelled'] as const;

/** The latest job to give everyone access (ADM-5), running or finished. */
export const userAccessSchema = z.object({
  /** `failed` means it stopped early, with the reason in `error`; failures for individual people don't count. */
  state: z.enum(userAccessStates),
  /** People in the tenant; absent until counted. */
  total: z.number().int().optional(),
  /** Of these, `enabled` got access, `skipped` already had it, and `failed` could not get it. */
  done: z.number().int(),
  enabled: z.number().int(),
  skipped: z.number().int(),
  failed: z.number().int(),
  startedBy: z.string().optional(),
  startedAt: z.string().optional(),
  finishedAt: z.string().optional(),
  /** A problem code, such as `consent_required` or `graph_unavailable`. */
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
  /** The HTTP status of Graph's refusal. */
  status: z.number().int(),
  /** Graph's error code, such as `Request_BadRequest`. */
  reason: z.string(),
});
export type UserAccessFailure = z.infer<typeof userAccessFailureSchema>;

/** Who could not get access in the last job. `/admin/user-access/failures/export` returns all of them as CSV. */
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
  'mirror.on',
  'mirror.off',
  'mirror.refilled',
  'api-client.created',
  'api-client.secret-added',
  'api-client.secret-removed',
  'api-client.revoked',
] as const;
export type AuditAction = (typeof auditActions)[number];

const auditFilter = {
  action: z.enum(auditActions).optional(),
  /** Start of the range, inclusive; ISO 8601 with zone. */
  from: z.iso.datetime({ offset: true }).optional(),
  /** End of the range, exclusive. */
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
  /** Who did it; null if no one was signed in or the application did it itself. */
  actor: z.object({ id: z.string(), displayName: z.string() }).nullable(),
  /** Whom or what it affected, such as an email address. */
  subject: z.string().nullable(),
  /** Related counts, such as `links` or `removed`. */
  details: z.record(z.string(), z.number()),
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;

/** What administrators did in the tenant, newest first (ADM-9). `/admin/audit/export` returns it as CSV. */
export const auditListSchema = pageOf(auditEntrySchema);
export type AuditList = z.infer<typeof auditListSchema>;

export const healthCheckIds = [
  'consent',
  'permissions',
  'certificate',
  'secret',
  'sync',
  'roster',
  'throttling',
] as const;
export type HealthCheckId = (typeof healthCheckIds)[number];

export const healthStatuses = ['ok', 'warning', 'error', 'unknown'] as const;
export type HealthStatus = (typeof healthStatuses)[number];

export const grantedPermissionSchema = z.object({
  name: z.string(),
  kind: z.enum(permissionKinds),
  /** A sentence about what it is used for. */
  why: z.string(),
  /** Null if it could not be determined. */
  granted: z.boolean().nullable(),
});
export type GrantedPermission = z.infer<typeof grantedPermissionSchema>;

export const healthCheckSchema = z.object({
  id: z.enum(healthCheckIds),
  status: z.enum(healthStatuses),
  title: z.string(),
  /** Findings, one sentence each. */
  facts: z.array(z.string()),
  /** A sentence about what to do; null if all is well. */
  remedy: z.string().nullable(),
  /** For the certificate and secret checks, if known. */
  expiresAt: z.string().optional(),
  /** For the permissions check: every permission the application needs. */
  permissions: z.array(grantedPermissionSchema).optional(),
});
export type HealthCheck = z.infer<typeof healthCheckSchema>;

/** The health center (ADM-10). */
export const adminHealthSchema = z.object({
  checkedAt: z.string(),
  checks: z.array(healthCheckSchema),
});
export type AdminHealth = z.infer<typeof adminHealthSchema>;
