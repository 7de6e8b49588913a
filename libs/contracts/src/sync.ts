import * as z from 'zod';

export const syncRunStates = ['running', 'done', 'failed', 'paused'] as const;
export type SyncRunState = (typeof syncRunStates)[number];

export const syncRunTriggers = ['schedule', 'administrator', 'command'] as const;
export type SyncRunTrigger = (typeof syncRunTriggers)[number];

/** One run of the sync of a tenant, with what it did so far (SYNC-6). */
export const syncRunSchema = z.object({
  id: z.string(),
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
  /** `paused`: it would take too many accounts away and waits for a decision (SYNC-8). */
  state: z.enum(syncRunStates),
  /** Whether it goes through everybody rather than through what changed. */
  full: z.boolean(),
  trigger: z.enum(syncRunTriggers),
  /** Who started it by hand; null otherwise. */
  startedBy: z.string().nullable(),
  /** Entries that Microsoft sent, repetitions counted. */
  received: z.number().int(),
  /** Linked people of whom something changed. */
  updated: z.number().int(),
  /** Accounts that can no longer be used, because the person was deleted or blocked in Microsoft 365. */
  deactivated: z.number().int(),
  /** Accounts that can be used again. */
  reactivated: z.number().int(),
  /** Accounts that are gone for good. */
  removed: z.number().int(),
  /** Entries about people without an account here. */
  unknown: z.number().int(),
  /** Milliseconds that it waited because Microsoft asked for it. */
  waited: z.number().int(),
  /** When it goes on, while Microsoft has asked for a pause; null otherwise. */
  waitingUntil: z.string().nullable(),
  /** What went wrong, in a sentence for people. */
  error: z.string().optional(),
  /** A code of a problem, as `consent_required` or `graph_unavailable`. */
  errorCode: z.string().optional(),
});
export type SyncRun = z.infer<typeof syncRunSchema>;

/** What a run that was stopped would do (SYNC-8). */
export const syncDecisionSchema = z.object({
  runId: z.string(),
  /** Accounts that would be deactivated, and removed for good. */
  deactivate: z.number().int(),
  remove: z.number().int(),
  /** Linked people of the tenant. */
  known: z.number().int(),
});
export type SyncDecision = z.infer<typeof syncDecisionSchema>;

/** The sync of the own tenant (ADM-7). */
export const syncStatusSchema = z.object({
  running: z.boolean(),
  /** Null while nothing is scheduled: without consent, paused, stopped, or waiting for a decision. */
  nextRun: z.string().nullable(),
  /** Whether there is a schedule at all (`SYNC_ENABLED`). */
  scheduled: z.boolean(),
  /** Whether an administrator has stopped the schedule of this tenant. */
  paused: z.boolean(),
  decision: syncDecisionSchema.nullable(),
  /** The last ones, newest first. */
  runs: z.array(syncRunSchema),
});
export type SyncStatus = z.infer<typeof syncStatusSchema>;

export const syncStartedSchema = z.object({ id: z.string() });
export type SyncStarted = z.infer<typeof syncStartedSchema>;

export const syncPauseSchema = z.strictObject({ paused: z.boolean() });
export type SyncPause = z.infer<typeof syncPauseSchema>;

export const syncChoices = ['go-on', 'discard'] as const;
/** `runId` is the run that was looked at: a decision about an earlier one is refused (409 `conflict`). */
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
  localEmail: z.string(),
  microsoftEmail: z.string().nullable(),
  /**
   * Why, in Graph's words: deleted and restorable (`changed`), sign-in blocked (`disabled`), or deleted for good
   * (`deleted`: the account here goes for good too).
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
