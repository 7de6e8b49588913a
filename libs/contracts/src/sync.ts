import * as z from 'zod';

export const syncRunStates = ['running', 'done', 'failed', 'paused'] as const;
export type SyncRunState = (typeof syncRunStates)[number];

export const syncRunTriggers = ['schedule', 'administrator', 'command'] as const;
export type SyncRunTrigger = (typeof syncRunTriggers)[number];

/** One sync run of a tenant, and what it has done so far (SYNC-6). */
export const syncRunSchema = z.object({
  id: z.string(),
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
  /** `paused` means it would take away too many accounts and awaits a decision (SYNC-8). */
  state: z.enum(syncRunStates),
  /** Whether it covers everyone, not just changes. */
  full: z.boolean(),
  trigger: z.enum(syncRunTriggers),
  /** Who started it manually; null otherwise. */
  startedBy: z.string().nullable(),
  /** Entries received from Microsoft, including repeats. */
  received: z.number().int(),
  /** Linked people whose data changed. */
  updated: z.number().int(),
  /** Accounts disabled because the person was deleted or blocked in Microsoft 365. */
  deactivated: z.number().int(),
  /** Accounts enabled again. */
  reactivated: z.number().int(),
  /** Accounts deleted for good. */
  removed: z.number().int(),
  /** Entries about people without an account here. */
  unknown: z.number().int(),
  /** Milliseconds it waited at Microsoft's request. */
  waited: z.number().int(),
  /** When it continues after a pause Microsoft asked for; null otherwise. */
  waitingUntil: z.string().nullable(),
  /** A readable sentence about what went wrong. */
  error: z.string().optional(),
  /** A problem code, such as `consent_required` or `graph_unavailable`. */
  errorCode: z.string().optional(),
});
export type SyncRun = z.infer<typeof syncRunSchema>;

/** What a stopped run would do (SYNC-8). */
export const syncDecisionSchema = z.object({
  runId: z.string(),
  /** Accounts that would be deactivated, and removed for good. */
  deactivate: z.number().int(),
  remove: z.number().int(),
  /** Linked people in the tenant. */
  known: z.number().int(),
});
export type SyncDecision = z.infer<typeof syncDecisionSchema>;

/** What a roster copy is: being removed, being read for the first time, or complete. */
export const mirrorStates = ['off', 'emptying', 'filling', 'ready'] as const;
export type MirrorState = (typeof mirrorStates)[number];

/** The copy of the tenant's roster (MIRROR-1). */
export const mirrorStatusSchema = z.object({
  /** Whether there is one, or will be with the next run. */
  enabled: z.boolean(),
  state: z.enum(mirrorStates),
  startedAt: z.string().nullable(),
  /** The administrator who turned it on; null if it turned itself on (`ROSTER_MIRROR`). */
  startedBy: z.string().nullable(),
  /** When it was complete for the first time. */
  filledAt: z.string().nullable(),
});
export type MirrorStatus = z.infer<typeof mirrorStatusSchema>;

export const mirrorChoiceSchema = z.strictObject({ enabled: z.boolean() });
export type MirrorChoice = z.infer<typeof mirrorChoiceSchema>;

/** The tenant's sync (ADM-7). */
export const syncStatusSchema = z.object({
  running: z.boolean(),
  /** Null if nothing is scheduled: no consent, paused, stopped, or awaiting a decision. */
  nextRun: z.string().nullable(),
  /** Whether there is a schedule at all (`SYNC_ENABLED`). */
  scheduled: z.boolean(),
  /** Whether an administrator has paused this tenant's schedule. */
  paused: z.boolean(),
  decision: syncDecisionSchema.nullable(),
  mirror: mirrorStatusSchema,
  /** The latest runs, newest first. */
  runs: z.array(syncRunSchema),
});
export type SyncStatus = z.infer<typeof syncStatusSchema>;

export const syncStartedSchema = z.object({ id: z.string() });
export type SyncStarted = z.infer<typeof syncStartedSchema>;

export const syncPauseSchema = z.strictObject({ paused: z.boolean() });
export type SyncPause = z.infer<typeof syncPauseSchema>;

export const syncChoices = ['go-on', 'discard'] as const;
/** `runId` is the run under review; a decision about an outdated one is rejected (409 `conflict`). */
export const syncChoiceSchema = z.strictObject({
  runId: z.guid(),
  choice: z.enum(syncChoices),
});
export type SyncChoice = z.infer<typeof syncChoiceSchema>;

export const listSyncRemovalsQuerySchema = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().max(1024).optional(),
});
export type ListSyncRemovalsQuery = z.infer<typeof listSyncRemovalsQuerySchema>;

export const syncRemovalReasons = ['changed', 'disabled', 'deleted'] as const;

export const syncRemovalSchema = z.object({
  /** Graph object id. */
  id: z.string(),
  displayName: z.string().nullable(),
  localEmail: z.string().nullable(),
  microsoftEmail: z.string().nullable(),
  /**
   * Why, in Graph's terms: deleted but restorable (`changed`), sign-in blocked (`disabled`), or deleted for good
   * (`deleted`, so the account here is too).
   */
  reason: z.enum(syncRemovalReasons),
});
export type SyncRemoval = z.infer<typeof syncRemovalSchema>;

/** Whose accounts a stopped run would deactivate or remove. */
export const syncRemovalListSchema = z.object({
  value: z.array(syncRemovalSchema),
  nextCursor: z.string().nullable(),
});
export type SyncRemovalList = z.infer<typeof syncRemovalListSchema>;
