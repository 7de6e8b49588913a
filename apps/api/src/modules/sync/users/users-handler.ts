import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DeltaGraph, type GraphCaller, type Whereabouts } from '../../graph';
import type {
  ChangeNote,
  DeltaHandler,
  PagePlan,
  RoundScope,
  Settled,
  Tenant,
  Weight,
} from '../engine/delta-handler';
import type { RemovalReason } from '../engine/sync-removal.entity';
import { AccountRemoval } from './account-removal';
import { findLinked, markMet, updateProfiles, type LinkedUser } from './linked-users';
import { LinkedSuspects } from './linked-suspects';
import {
  followedColumns,
  readUserEntries,
  userFields,
  type FollowedFields,
  type UserEntry,
  type WireUser,
} from './user-entry';

interface UsersPlan extends PagePlan {
  /** By local id. */
  changed: Map<string, FollowedFields>;
  /** Local ids of those who were met and stay as they are. */
  unchanged: string[];
  /** Local ids of those who were deactivated and are back. */
  back: string[];
  /** Object ids of those who are gone and have no account here, but may have signed in. */
  strangersGone: string[];
}

const reasons: Record<Whereabouts, 'changed' | 'disabled' | 'deleted' | undefined> = {
  present: undefined,
  disabled: 'disabled',
  restorable: 'changed',
  gone: 'deleted',
};

/**
 * What changes of Microsoft users mean for the linked accounts here (SYNC-2, SYNC-9). The object id is the person:
 * another one with an old e-mail address is somebody else.
 */
@Injectable()
export class UsersHandler implements DeltaHandler<WireUser, UsersPlan> {
  readonly query = 'users';
  readonly path = `/users/delta?$select=${userFields.join(',')}`;

  constructor(
    private readonly accounts: AccountRemoval,
    private readonly suspects: LinkedSuspects,
    private readonly graph: DeltaGraph,
  ) {}

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
    const plan = new PlanDraft();
    for (const user of linked) {
      const entry = entries.get(user.objectId);
      if (entry) plan.add(user, entry);
    }
    const known = new Set(linked.map(({ objectId }) => objectId));
    for (const [id, entry] of entries) {
      if (!known.has(id) && entry.kind === 'gone') plan.strangersGone.push(id);
    }
    plan.counts.unknown = wire.filter(({ id }) => !known.has(id.toLowerCase())).length;
    return plan;
  }

  async write(manager: EntityManager, scope: RoundScope, plan: UsersPlan): Promise<void> {
    const { fullRound } = scope;
    await updateProfiles(manager, plan.changed, fullRound);
    if (fullRound !== undefined) await markMet(manager, plan.unchanged, fullRound);
    await this.accounts.reactivate(manager, plan.back);
    await this.accounts.forgetStrangers(scope, plan.strangersGone);
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

class PlanDraft implements UsersPlan {
  readonly alive: string[] = [];
  readonly suspects = new Map<string, RemovalReason>();
  readonly counts = { updated: 0, reactivated: 0, unknown: 0 };
  readonly notes: ChangeNote[] = [];
  readonly changed = new Map<string, FollowedFields>();
  readonly unchanged: string[] = [];
  readonly back: string[] = [];
  readonly strangersGone: string[] = [];

  add(user: LinkedUser, entry: UserEntry): void {
    if (entry.kind === 'gone') {
      this.suspects.set(user.objectId, entry.reason);
      return;
    }
    if (entry.isDisabled) this.suspects.set(user.objectId, 'disabled');
    else this.addEnabled(user);
    this.addFields(user, entry.fields);
  }

  private addEnabled({ objectId, userId, inactiveReason }: LinkedUser): void {
    this.alive.push(objectId);
    if (inactiveReason === null) return;
    this.back.push(userId);
    this.counts.reactivated += 1;
  }

  private addFields(user: LinkedUser, fields: FollowedFields | undefined): void {
    const differing = fields ? differences(user, fields) : [];
    if (!fields || differing.length === 0) {
      this.unchanged.push(user.userId);
      return;
    }
    this.changed.set(user.userId, fields);
    this.counts.updated += 1;
    this.notes.push({ id: user.objectId, who: user.o365Email ?? user.objectId, fields: differing });
  }
}

type Column = keyof FollowedFields;

function differences(user: LinkedUser, fields: FollowedFields): string[] {
  const columns = Object.keys(followedColumns) as Column[];
  return columns
    .filter((column) => user[column] !== fields[column])
    .map((column) => followedColumns[column]);
}
