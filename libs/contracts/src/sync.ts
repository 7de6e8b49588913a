import * as z from 'zod';

export const syncRunStates = ['running', 'done', 'failed', 'paused'] as const;
export type SyncRunState = (typeof syncRunStates)[number];

export const syncRunTriggers = ['schedule', 'administrator', 'command'] as const;
export type SyncRunTrigger = (typeof syncRunTriggers)[number];

/**
 * What is synced, in its order: linked accounts (`users`), then the roster copy's schools, people, classes, the words
 * they are found by (`names`), who and what is at which school (`school-lists`), and who is in which class (`enrollments`).
 */
export const syncResources = [
  'users',
  'schools',
  'people',
  'classes',
  'names',
  'school-lists',
  'enrollments',
] as const;
export type SyncResource = (typeof syncResources)[number];

/** One sync run of a tenant, and what it has done so far (SYNC-6). */
export const syncRunSchema = z.object({
  id: z.string(),
  resource: z.enum(syncResources),
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
  /** New in the roster copy. */
  added: z.number().int(),
  /** Linked people, or rows of the roster copy, whose data changed. */
  updated: z.number().int(),
  /** Accounts disabled because the person was deleted or blocked in Microsoft 365. */
  deactivated: z.number().int(),
  /** Accounts enabled again, or back in the roster. */
  reactivated: z.number().int(),
  /** Accounts deleted for good, or no longer in the roster. */
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
  resource: z.enum(syncResources),
  /** Accounts that would be deactivated, and removed for good. */
  deactivate: z.number().int(),
  remove: z.number().int(),
  /** How many there are here: linked people, or what the roster copy has of the resource. */
  known: z.number().int(),
  /** Classes that would lose all their students, or all their teachers. */
  emptied: z.number().int(),
});
export type SyncDecision = z.infer<typeof syncDecisionSchema>;

/** Where a resource stands: nothing to do, reading changes, looking up who is gone, removing, or awaiting a decision. */
export const syncPhases = ['idle', 'reading', 'checking', 'removing', 'decision'] as const;
export type SyncPhase = (typeof syncPhases)[number];

export const syncResourceStateSchema = z.object({
  resource: z.enum(syncResources),
  phase: z.enum(syncPhases),
  /** Whether the last run failed; the next one continues from there. */
  failed: z.boolean(),
  /** No attempt before then, at Microsoft's request or after failures. */
  waitingUntil: z.string().nullable(),
  /** When everything Microsoft reported had last been written; null before the first time. */
  lastFinished: z.string().nullable(),
  /** When everyone and everything was last read again, not just changes. */
  lastFull: z.string().nullable(),
});
export type SyncResourceState = z.infer<typeof syncResourceStateSchema>;

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
  /** How old it is: the earliest of the times at which its schools, people and classes were last up to date. */
  asOf: z.string().nullable(),
  /** What it holds; null until it is complete. */
  counts: z
    .object({
      schools: z.number().int(),
      people: z.number().int(),
      classes: z.number().int(),
      enrollments: z.number().int(),
    })
    .nullable(),
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
  /** Those that the tenant has use for, in their order. */
  resources: z.array(syncResourceStateSchema),
  /** The latest runs, newest first. Runs of the roster copy in which nothing changed are left out. */
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
  resource: z.enum(syncResources).default('users'),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().max(1024).optional(),
});
export type ListSyncRemovalsQuery = z.infer<typeof listSyncRemovalsQuerySchema>;

export const syncRemovalReasons = ['changed', 'disabled', 'deleted'] as const;

export const syncRemovalSchema = z.object({
  /** Graph object id, or the id of an enrollment or a place in a school's list. */
  id: z.string(),
  displayName: z.string().nullable(),
  localEmail: z.string().nullable(),
  microsoftEmail: z.string().nullable(),
  /** What tells it apart: a school's number, a class's code, the class of an enrollment, the school of a list. */
  detail: z.string().nullable(),
  /**
   * Why, in Graph's terms: deleted but restorable (`changed`), sign-in blocked (`disabled`), or deleted for good
   * (`deleted`, so the account here is too).
   */
  reason: z.enum(syncRemovalReasons),
});
export type SyncRemoval = z.infer<typeof syncRemovalSchema>;

/** Whose accounts a stopped run would deactivate or remove, or what it would take out of the roster copy. */
export const syncRemovalListSchema = z.object({
  value: z.array(syncRemovalSchema),
  nextCursor: z.string().nullable(),
});
export type SyncRemovalList = z.infer<typeof syncRemovalListSchema>;
