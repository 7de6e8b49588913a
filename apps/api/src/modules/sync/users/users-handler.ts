import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { foldId } from '../../../http';
import { SessionNames } from '../../auth';
import { DeltaGraph, type GraphCaller, type Whereabouts } from '../../graph';
import type {
  ChangeNote,
  DeltaHandler,
  PagePlan,
  RoundScope,
  Settled,
  Weight,
} from '../engine/delta-handler';
import type { RemovalReason } from '../engine/sync-removal.entity';
import type { Tenant } from '../engine/sync-state';
import { AccountRemoval } from './account-removal';
import { findLinked, markMet, updateProfiles, type LinkedUser } from './linked-users';
import { LinkedSuspects } from './linked-suspects';
import { differences, follow, type FollowedFields } from './followed-fields';
import {
  readUserEntries,
  userFields,
  type Said,
  type UserEntry,
  type WireUser,
} from './user-entry';

interface UsersPlan extends PagePlan {
  /** By local id. */
  changed: Map<string, FollowedFields>;
  /** Local ids of users who were seen and stay as they are. */
  unchanged: string[];
  /** Local ids of deactivated users who are back. */
  back: string[];
  /** The names Graph stated, by object id, of unlinked users too: they may have signed in. */
  names: ReadonlyMap<string, Said>;
  /** Object ids of users who are gone and have no account here, but may have signed in. */
  strangersGone: string[];
}

const reasons: Record<Whereabouts, 'changed' | 'disabled' | 'deleted' | undefined> = {
  present: undefined,
  disabled: 'disabled',
  restorable: 'changed',
  gone: 'deleted',
};

/**
 * What changes to Microsoft users mean for linked accounts (SYNC-2, SYNC-9). The object id identifies the person: a new
 * one with an old email address is someone else.
 */
@Injectable()
export class UsersHandler implements DeltaHandler<WireUser, UsersPlan> {
  readonly query = 'users';
  readonly path = `/users/delta?$select=${userFields.join(',')}`;

  constructor(
    private readonly accounts: AccountRemoval,
    private readonly suspects: LinkedSuspects,
    private readonly graph: DeltaGraph,
    private readonly sessions: SessionNames,
  ) {}

  isWanted(): boolean {
    return true;
  }

  weigh(manager: EntityManager, tenant: Tenant): Promise<Weight> {
    return this.suspects.weigh(manager, tenant, this.query);
  }

  async plan(
    manager: EntityManager,
    scope: RoundScope,
    wire: readonly WireUser[],
  ): Promise<UsersPlan> {
    const entries = readUserEntries(wire);
    const linked = await findLinked(manager, scope, [...entries.keys()]);
    const plan = new PlanDraft(namesOf(entries));
    for (const user of linked) {
      const entry = entries.get(user.objectId);
      if (entry) plan.add(user, entry);
    }
    const known = new Set(linked.map(({ objectId }) => objectId));
    for (const [id, entry] of entries) {
      if (!known.has(id) && entry.gone) plan.strangersGone.push(id);
    }
    plan.counts.unknown = wire.filter(({ id }) => !known.has(foldId(id))).length;
    return plan;
  }

  async write(manager: EntityManager, scope: RoundScope, plan: UsersPlan): Promise<void> {
    const { fullRound } = scope;
    await updateProfiles(manager, plan.changed, fullRound);
    if (fullRound !== undefined) await markMet(manager, plan.unchanged, fullRound);
    await this.accounts.reactivate(manager, plan.back);
    await this.accounts.forgetStrangers(scope, plan.strangersGone);
    await this.sessions.tell(scope.tenantId, plan.names);
  }

  suspectUnseen(manager: EntityManager, scope: RoundScope, roundStartedAt: Date): Promise<void> {
    return this.suspects.addUnseen(manager, { ...scope, query: this.query }, roundStartedAt);
  }

  suspectAged(manager: EntityManager, tenant: Tenant, before: Date): Promise<boolean> {
    return this.suspects.addAged(manager, { ...tenant, query: this.query }, before);
  }

  async locate(caller: GraphCaller, ids: readonly string[]) {
    const places = await this.graph.locateUsers(caller, ids);
    return new Map([...places].map(([id, place]) => [id, reasons[place]] as const));
  }

  settle(
    manager: EntityManager,
    tenant: Tenant,
    removals: ReadonlyMap<string, RemovalReason>,
  ): Promise<Settled> {
    return this.accounts.settle(manager, tenant, removals);
  }
}

/** Only users for whom a name was stated. */
function namesOf(entries: ReadonlyMap<string, UserEntry>): Map<string, Said> {
  const named = [...entries].map(([id, { said }]) => {
    const { jobTitle: _job, department: _department, mobilePhone: _phone, ...names } = said;
    return [id, names] as const;
  });
  return new Map(named.filter(([, names]) => Object.keys(names).length > 0));
}

class PlanDraft implements UsersPlan {
  readonly alive: string[] = [];
  readonly present: string[] = [];
  readonly suspects = new Map<string, RemovalReason>();
  readonly counts = { added: 0, updated: 0, reactivated: 0, unknown: 0 };
  readonly notes: ChangeNote[] = [];
  readonly changed = new Map<string, FollowedFields>();
  readonly unchanged: string[] = [];
  readonly back: string[] = [];
  readonly strangersGone: string[] = [];

  constructor(readonly names: ReadonlyMap<string, Said>) {}

  add(user: LinkedUser, entry: UserEntry): void {
    this.addPresence(user, entry);
    this.addFields(user, entry);
  }

  private addPresence(user: LinkedUser, { gone, isInDoubt, isEnabled }: UserEntry): void {
    const { objectId } = user;
    if (isEnabled) this.addEnabled(user);
    if (gone) this.suspects.set(objectId, gone);
    else if (isInDoubt) this.suspects.set(objectId, 'unseen');
    else if (isEnabled === false) this.suspects.set(objectId, 'disabled');
    else (isEnabled ? this.alive : this.present).push(objectId);
  }

  private addEnabled({ userId, inactiveReason }: LinkedUser): void {
    if (inactiveReason === null) return;
    this.back.push(userId);
    this.counts.reactivated += 1;
  }

  private addFields(user: LinkedUser, { said, gone }: UserEntry): void {
    const fields = follow(user, said);
    const differing = differences(user, fields);
    if (differing.length === 0) {
      if (!gone) this.unchanged.push(user.userId);
      return;
    }
    this.changed.set(user.userId, fields);
    this.counts.updated += 1;
    this.notes.push({ id: user.objectId, who: user.o365Email ?? user.objectId, fields: differing });
  }
}
