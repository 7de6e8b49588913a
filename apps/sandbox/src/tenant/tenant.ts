import * as z from 'zod';
import { AppAccess, appAccessSnapshotSchema } from './app-access';
import { Assignments, assignmentsSnapshotSchema } from './assignments/assignments';
import { driveChangesSnapshotSchema } from './drives/drive-changes';
import { Drives } from './drives/drives';
import type { TenantData, User } from './entities';
import { Grants, grantsSnapshotSchema } from './grants';
import type { AppGrants } from './grants';
import { Memberships, membershipsSnapshotSchema } from './memberships';
import type { Membership, PeopleList } from './memberships';
import { tenantIdOf } from './object-id';
import { RosterIndex } from './roster-index';
import {
  applyPatch,
  changedProperties,
  UserChanges,
  userChangesSnapshotSchema,
} from './user-changes';
import type { Removal, UserPatch } from './user-changes';

export const tenantSnapshotSchema = z.object({
  users: userChangesSnapshotSchema,
  grants: grantsSnapshotSchema,
  memberships: membershipsSnapshotSchema.default([]),
  assignments: assignmentsSnapshotSchema.default({}),
  drives: driveChangesSnapshotSchema.default({}),
  appAccess: appAccessSnapshotSchema.default({}),
});
/** What changed in a tenant since it was loaded. */
export type TenantSnapshot = z.output<typeof tenantSnapshotSchema>;

/**
 * One organization: the roster as it was loaded, and over it what changed since (people patched or removed, memberships,
 * assignments, files, consent).
 * Lists of ids never change their order, so that a page link stays right while people come and go.
 */
export class Tenant {
  readonly id: string;
  readonly domain: string;
  readonly name: string;
  /** As it was loaded. */
  readonly roster: RosterIndex;
  /** The classes as they are now. */
  readonly classes: Memberships;
  /** Libraries of the classes, with what changed in them. */
  readonly drives: Drives;
  readonly assignments: Assignments;
  /** Who was assigned to the app. */
  readonly appAccess = new AppAccess();
  /** What happened to people since loading. */
  readonly changes = new UserChanges();
  readonly #grants: Grants;
  readonly #patched = new Map<string, User>();
  /** Ids of those who have another name than at loading, by the name. */
  readonly #renamed = new Map<string, string>();
  #people: readonly User[] | undefined;
  #onChange: () => void = () => undefined;

  constructor(data: TenantData) {
    this.id = tenantIdOf(data.domain);
    this.domain = data.domain;
    this.name = data.name;
    this.roster = new RosterIndex(data);
    this.classes = new Memberships(this.roster);
    const tell = () => {
      this.#onChange();
    };
    this.drives = new Drives(this.roster, tell);
    this.assignments = new Assignments(this.roster, tell);
    this.#grants = new Grants(this.id);
  }

  /** Everyone who isn't removed, in the order of the roster. */
  people(): readonly User[] {
    this.#people ??= this.roster.data.users
      .map(({ id }) => this.user(id))
      .filter((user) => user !== undefined);
    return this.#people;
  }

  user(id: string): User | undefined {
    if (this.changes.removalOf(id)) return undefined;
    return this.#patched.get(id) ?? this.roster.users.get(id);
  }

  /** Someone removed restorably, as they were. */
  restorableUser(id: string): User | undefined {
    if (this.changes.removalOf(id) !== 'changed') return undefined;
    return this.#patched.get(id) ?? this.roster.users.get(id);
  }

  /** By user principal name, in any case. */
  findUserByName(userPrincipalName: string): User | undefined {
    const name = userPrincipalName.toLowerCase();
    const id = this.#renamed.get(name) ?? this.roster.userIdByName(name);
    const user = id === undefined ? undefined : this.user(id);
    return user?.userPrincipalName.toLowerCase() === name ? user : undefined;
  }

  findPerson(idOrUserPrincipalName: string): User | undefined {
    return (
      this.user(idOrUserPrincipalName.toLowerCase()) ?? this.findUserByName(idOrUserPrincipalName)
    );
  }

  /** Undefined as long as nobody in the tenant has consented to the app. */
  grants(): AppGrants | undefined {
    return this.#grants.current;
  }

  grantForUser(userId: string, delegated: readonly string[]): void {
    this.#grants.addForUser(userId, delegated);
    this.#changed();
  }

  grantForTenant(delegated: readonly string[], application: readonly string[]): void {
    this.#grants.addForTenant(delegated, application);
    this.#changed();
  }

  /** Takes the app out of the tenant, with everything granted to it. */
  withdrawConsent(): void {
    this.#grants.withdraw();
    this.appAccess.clear();
    this.#changed();
  }

  /** False for who has it. */
  giveAppAccess(userId: string, now: Date): boolean {
    const isGiven = this.appAccess.give(userId, now);
    if (isGiven) this.#onChange();
    return isGiven;
  }

  /** The user as patched, or undefined when there is none. */
  patchUser(id: string, patch: UserPatch): User | undefined {
    const user = this.user(id);
    if (!user) return undefined;
    const patched = applyPatch(user, patch);
    const properties = changedProperties(user, patched);
    if (properties.length === 0) return user;
    this.#setPatched(user, patched);
    this.changes.patch(id, patch, properties);
    this.#changed();
    return patched;
  }

  /** Whether there was someone to remove. Someone removed restorably can still be removed for good. */
  removeUser(id: string, removal: Removal): boolean {
    const earlier = this.changes.removalOf(id);
    const isDone = earlier === 'deleted' || earlier === removal;
    if (!this.roster.users.has(id) || isDone) return false;
    this.changes.remove(id, removal);
    this.#changed();
    return true;
  }

  /** The user who is back, or undefined when nobody of this id can be restored. */
  restoreUser(id: string): User | undefined {
    if (this.changes.removalOf(id) !== 'changed') return undefined;
    this.changes.restoreUser(id);
    this.#changed();
    return this.user(id);
  }

  /** Puts someone into a list of a class or out of it; false when there was nothing to do. */
  setMembership(list: PeopleList, membership: Membership, isIn: boolean): boolean {
    const isDone = this.classes.set(list, membership, isIn);
    if (isDone) this.#changed();
    return isDone;
  }

  /** Calls the listener after every change. */
  watch(listener: () => void): void {
    this.#onChange = listener;
  }

  reset(): void {
    this.#patched.clear();
    this.#renamed.clear();
    this.changes.reset();
    this.classes.reset();
    this.assignments.reset();
    this.drives.reset();
    this.#grants.clear();
    this.appAccess.clear();
    this.#changed();
  }

  snapshot(): TenantSnapshot {
    return {
      users: this.changes.snapshot(),
      grants: this.#grants.snapshot(),
      memberships: this.classes.snapshot(),
      assignments: this.assignments.snapshot(),
      drives: this.drives.snapshot(),
      appAccess: this.appAccess.snapshot(),
    };
  }

  /** Takes up what an earlier run changed. People whom the roster no longer has are left out. */
  restore({ users, grants, memberships, assignments, drives, appAccess }: TenantSnapshot): void {
    this.changes.restore(users);
    this.classes.restore(memberships);
    this.assignments.restore(assignments);
    this.drives.restore(drives);
    this.#grants.restore(grants);
    this.appAccess.restore(appAccess);
    for (const [id, patch] of Object.entries(users.patches)) {
      const user = this.roster.users.get(id);
      if (user) this.#setPatched(user, applyPatch(user, patch));
    }
    this.#people = undefined;
  }

  #setPatched(before: User, after: User): void {
    const oldName = before.userPrincipalName.toLowerCase();
    const newName = after.userPrincipalName.toLowerCase();
    if (oldName !== newName) {
      this.#renamed.delete(oldName);
      this.#renamed.set(newName, after.id);
    }
    this.#patched.set(after.id, after);
  }

  #changed(): void {
    this.#people = undefined;
    this.#onChange();
  }
}
