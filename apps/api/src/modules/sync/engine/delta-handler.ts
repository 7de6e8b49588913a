import type { EntityManager } from 'typeorm';
import type { DeltaEntry, GraphCaller } from '../../graph';
import type { RemovalReason } from './sync-removal.entity';

/** Whose data a round is about. */
export interface Tenant {
  tenantId: string;
  organizationId: string;
  /** Of the organization, for people. */
  name: string;
}

/** A tenant with the number of its full round under way; none while the round is about changes only. */
export interface RoundScope extends Tenant {
  fullRound: number | undefined;
}

/** What a page means, before anything is written. */
export interface PagePlan {
  /** Known here and met alive: they are not to be taken away. */
  alive: readonly string[];
  /** Known here, and to be taken away at the end of the round. */
  suspects: ReadonlyMap<string, RemovalReason>;
  counts: { updated: number; reactivated: number; unknown: number };
  /** What was changed, for the log: a line for each. */
  notes: readonly ChangeNote[];
}

export interface ChangeNote {
  id: string;
  /** An e-mail address. */
  who: string;
  /** Names of fields, never their values. */
  fields: readonly string[];
}

/** What removals would do to whom is known here; those that change nothing do not count. */
export interface Weight {
  deactivate: number;
  remove: number;
  known: number;
}

/** What became of those who were taken away. */
export interface Settled {
  deactivated: number;
  removed: number;
}

/**
 * What the changes of one resource mean here. The engine knows pages, checkpoints, leases and faults; a handler knows none
 * of these. All but `locate` run inside a transaction of the engine, may run again after a deadlock, and ask nobody else.
 */
export interface DeltaHandler<Entry extends DeltaEntry, Plan extends PagePlan> {
  /** Name of the resource in checkpoints. */
  readonly query: string;
  /** The first request of a full round, with its options: other options make a full round due. */
  readonly path: string;
  /** What the noted removals would do, for the mass-change breaker. */
  weigh(manager: EntityManager, tenant: Tenant): Promise<Weight>;
  /** What the entries of a page mean; of several about one object the last one counts. Reads only. */
  plan(manager: EntityManager, scope: RoundScope, entries: readonly Entry[]): Promise<Plan>;
  /** Writes what was planned, and marks who was met in a full round. */
  write(manager: EntityManager, scope: RoundScope, plan: Plan): Promise<void>;
  /** Adds to the removals whom the full round has not met (`unseen`), unless they are among them. */
  suspectUnseen(manager: EntityManager, scope: RoundScope, roundStartedAt: Date): Promise<void>;
  /** Adds whom Graph must have deleted for good by now (`aged`), unless they are among them; whether there were any. */
  suspectAged(manager: EntityManager, tenant: Tenant, before: Date): Promise<boolean>;
  /** Looks at Graph where they are; `undefined` for who is there. At most 20 ids. */
  locate(
    caller: GraphCaller,
    ids: readonly string[],
  ): Promise<Map<string, 'changed' | 'disabled' | 'deleted' | undefined>>;
  /** Takes them away, as the reason says; who is unknown or was taken away already does no harm. */
  settle(
    manager: EntityManager,
    tenant: Tenant,
    removals: ReadonlyMap<string, RemovalReason>,
  ): Promise<Settled>;
}
