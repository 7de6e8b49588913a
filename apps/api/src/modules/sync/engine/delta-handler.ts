import type { EntityManager } from 'typeorm';
import type { DeltaEntry, DeltaPage, GraphCaller } from '../../graph';
import type { RemovalReason } from './sync-removal.entity';
import type { SyncState, Tenant } from './sync-state';

/** A tenant and the number of its current full round; undefined in a round of changes. */
export interface RoundScope extends Tenant {
  fullRound: number | undefined;
  /** Whether there is no delta link that reports what changed since the last round, memberships included. */
  missesChanges: boolean;
}

/** How many of a page's objects are new here, changed, back, or none of ours. */
export type PageCounts = Record<'added' | 'updated' | 'reactivated' | 'unknown', number>;

/** What a page means, before anything is written. */
export interface PagePlan {
  /** Known here and reported as enabled: not to be removed. */
  alive: readonly string[];
  /** Known here and reported, but not whether enabled: if noted as gone, they are checked again. */
  present: readonly string[];
  /** Known here, and to be removed at the end of the round. */
  suspects: ReadonlyMap<string, RemovalReason>;
  counts: PageCounts;
  /** What changed, one log line each. */
  notes: readonly ChangeNote[];
}

export interface ChangeNote {
  id: string;
  /** An email address, or the id if there is none. */
  who: string;
  /** Names of fields, never their values. */
  fields: readonly string[];
}

/** What removals would do to what is known here. Those that change nothing don't count. */
export interface Weight {
  deactivate: number;
  remove: number;
  known: number;
}

/** What the removals did. */
export interface Settled {
  deactivated: number;
  removed: number;
}

/**
 * What changes to one resource mean here. The engine knows pages, checkpoints, leases and faults; a handler knows none
 * of these. All methods but `locate` run in the engine's transaction, may run again after a deadlock, and only use the
 * database.
 */
export interface DeltaHandler<
  Entry extends DeltaEntry = DeltaEntry,
  Plan extends PagePlan = PagePlan,
> {
  /** The resource's name in checkpoints. */
  readonly query: string;
  /** The first request of a full round, with its options, or another name for them. Changing it makes a full round due. */
  readonly path: string;
  /** Milliseconds after which a full round is due, for resources whose changes don't tell everything. */
  readonly fullEvery?: number | undefined;
  /** Whether the tenant has use for the resource. */
  isWanted(tenant: Tenant): boolean;
  /** Whether a tick of the schedule has anything to do; without it, always. */
  isDue?(state: SyncState, now: Date): boolean;
  /**
   * Reads a page, for resources whose pages aren't those of a Graph delta. Every round of them is a full one.
   * @param link what the page before gave as `next`
   */
  readPage?(
    caller: GraphCaller,
    tenant: Tenant,
    link: string | undefined,
  ): Promise<DeltaPage<Entry>>;
  /** What the noted removals would do, for the mass-change breaker. */
  weigh(manager: EntityManager, tenant: Tenant): Promise<Weight>;
  /** How many of the round's objects would lose everything in one of their lists, for resources made of lists. */
  countEmptied?(manager: EntityManager, tenant: Tenant): Promise<number>;
  /** Works out what a page's entries mean; of several about one object, the last one counts. Reads only. */
  plan(manager: EntityManager, scope: RoundScope, entries: readonly Entry[]): Promise<Plan>;
  /** Writes what was planned and, in a full round, marks who was seen. */
  write(manager: EntityManager, scope: RoundScope, plan: Plan): Promise<void>;
  /** Notes everyone the full round hasn't seen (`unseen`), unless they are noted already. Not for lists read whole. */
  suspectUnseen?(manager: EntityManager, scope: RoundScope, roundStartedAt: Date): Promise<void>;
  /** Notes everyone Graph must have permanently deleted by now (`aged`). @returns whether any were new */
  suspectAged?(manager: EntityManager, tenant: Tenant, before: Date): Promise<boolean>;
  /** Looks up in Graph how each one is gone; `undefined` if they aren't. At most 20 ids. */
  locate?(
    caller: GraphCaller,
    ids: readonly string[],
  ): Promise<Map<string, 'changed' | 'disabled' | 'deleted' | undefined>>;
  /** Deactivates or removes each one, depending on the reason. Unknown or already removed ones do no harm. */
  settle(
    manager: EntityManager,
    tenant: Tenant,
    removals: ReadonlyMap<string, RemovalReason>,
  ): Promise<Settled>;
}
