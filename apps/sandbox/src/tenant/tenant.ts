import * as z from 'zod';
import { AppAccess, appAccessSnapshotSchema } from './app-access';
import { Assignments, assignmentsSnapshotSchema } from './assignments/assignments';
import { driveChangesSnapshotSchema } from './drives/drive-changes';
import { Drives } from './drives';
import {
  Classes,
  classesSnapshotSchema,
  membershipsSnapshotSchema,
  type Membership,
  type PeopleList,
} from './classes';
import type { Removal } from './changes/entities';
import { Grants, grantsSnapshotSchema, type AppGrants } from './grants';
import type { UserPatch } from './patches/user-patch';
import type { TenantData, User } from './roster/entities';
import { tenantIdOf } from './roster/object-id';
import { RosterIndex } from './roster/roster-index';
import { Schools, schoolPeopleSnapshotSchema, schoolsSnapshotSchema } from './schools';
import { Users, usersSnapshotSchema } from './users';

const nothingChanged = { added: [], patches: {}, removals: {}, log: [] };

export const tenantSnapshotSchema = z.object({
  users: usersSnapshotSchema,
  grants: grantsSnapshotSchema,
  schools: schoolsSnapshotSchema.default(nothingChanged),
  schoolPeople: schoolPeopleSnapshotSchema.default([]),
  classes: classesSnapshotSchema.default(nothingChanged),
  memberships: membershipsSnapshotSchema.default([]),
  assignments: assignmentsSnapshotSchema.default({}),
  drives: driveChangesSnapshotSchema.default({}),
  appAccess: appAccessSnapshotSchema.default({}),
});
/** What has changed in a tenant since it was loaded. */
export type TenantSnapshot = z.output<typeof tenantSnapshotSchema>;

/**
 * One organization: the roster as loaded, plus any changes since (people, schools, classes, memberships, assignments,
 * files, consent).
 * Lists of ids never change their order, so a page link stays right while people come and go.
 */
export class Tenant {
  readonly id: string;
  /** The first one. */
  readonly domain: string;
  readonly domains: readonly string[];
  readonly name: string;
  /** As loaded. */
  readonly roster: RosterIndex;
  /** The people as they are now. */
  readonly users: Users;
  /** The schools as they are now. */
  readonly schools: Schools;
  /** The classes as they are now. */
  readonly classes: Classes;
  /** The classes' libraries, with their changes. */
  readonly drives: Drives;
  readonly assignments: Assignments;
  /** Who was assigned to the app. */
  readonly appAccess = new AppAccess();
  private readonly consents: Grants;
  private onChange: () => void = () => undefined;

  constructor(data: TenantData) {
    this.id = tenantIdOf(data.domain);
    this.domain = data.domain;
    this.domains = [data.domain, ...(data.otherDomains ?? [])];
    this.name = data.name;
    this.roster = new RosterIndex(data);
    const tell = () => {
      this.onChange();
    };
    this.users = new Users(this.roster, tell);
    this.schools = new Schools(this.roster, tell);
    this.classes = new Classes(this.roster, tell);
    this.drives = new Drives(this.classes, tell);
    this.assignments = new Assignments(this.classes, tell);
    this.consents = new Grants(this.id);
  }

  /** Everyone who hasn't been removed, in roster order. */
  people(): readonly User[] {
    return this.users.all();
  }

  user(id: string): User | undefined {
    return this.users.find(id);
  }

  /** Someone who was removed but can be restored, as they were. */
  restorableUser(id: string): User | undefined {
    return this.users.removalOf(id) === 'changed' ? this.users.latest(id) : undefined;
  }

  /** By user principal name, case-insensitive. */
  findUserByName(userPrincipalName: string): User | undefined {
    return this.users.findByName(userPrincipalName);
  }

  findPerson(idOrUserPrincipalName: string): User | undefined {
    return (
      this.user(idOrUserPrincipalName.toLowerCase()) ?? this.findUserByName(idOrUserPrincipalName)
    );
  }

  /** Undefined until someone in the tenant consents to the app. */
  grants(): AppGrants | undefined {
    return this.consents.current;
  }

  grantForUser(userId: string, delegated: readonly string[]): void {
    this.consents.addForUser(userId, delegated);
    this.onChange();
  }

  grantForTenant(delegated: readonly string[], application: readonly string[]): void {
    this.consents.addForTenant(delegated, application);
    this.onChange();
  }

  /** Removes the app from the tenant, with everything granted to it. */
  withdrawConsent(): void {
    this.consents.withdraw();
    this.appAccess.clear();
    this.onChange();
  }

  /** False for someone who already has it. */
  giveAppAccess(userId: string, now: Date): boolean {
    const isGiven = this.appAccess.give(userId, now);
    if (isGiven) this.onChange();
    return isGiven;
  }

  /** The user after the patch, or undefined if there is none. */
  patchUser(id: string, patch: UserPatch): User | undefined {
    return this.users.patch(id, patch);
  }

  /**
   * Whether there was someone to remove. Someone who can be restored can still be removed for good. Either way they
   * vanish from their classes, as a change of each.
   */
  removeUser(id: string, removal: Removal): boolean {
    const wasPresent = this.user(id) !== undefined;
    const isDone = this.users.remove(id, removal);
    if (isDone && wasPresent) this.classes.notePerson(id);
    return isDone;
  }

  /** The restored user, back in their classes; undefined when no one with this id can be restored. */
  restoreUser(id: string): User | undefined {
    if (!this.users.bringBack(id)) return undefined;
    this.classes.notePerson(id);
    return this.user(id);
  }

  /** Makes these someone's schools; false if they already are. */
  setSchoolsOf(userId: string, schoolIds: readonly string[]): boolean {
    const isDone = this.user(userId) !== undefined && this.schools.setSchoolsOf(userId, schoolIds);
    if (isDone) this.users.note(userId, ['schools']);
    return isDone;
  }

  /** Adds someone to a class's list or removes them; false if there was nothing to do. */
  setMembership(list: PeopleList, membership: Membership, isIn: boolean): boolean {
    return this.classes.set(list, membership, isIn);
  }

  /** Calls the listener after every change. */
  watch(listener: () => void): void {
    this.onChange = listener;
  }

  reset(): void {
    const removed = this.users.removedIds;
    const moved = this.schools.movedPeople();
    this.users.reset();
    this.schools.reset();
    this.classes.reset();
    for (const id of removed) this.classes.notePerson(id);
    for (const id of moved) this.users.note(id, ['schools']);
    this.assignments.reset();
    this.drives.reset();
    this.consents.clear();
    this.appAccess.clear();
    this.onChange();
  }

  snapshot(): TenantSnapshot {
    return {
      users: this.users.snapshot(),
      grants: this.consents.snapshot(),
      schools: this.schools.snapshot(),
      schoolPeople: this.schools.snapshotPeople(),
      classes: this.classes.snapshot(),
      memberships: this.classes.snapshotMemberships(),
      assignments: this.assignments.snapshot(),
      drives: this.drives.snapshot(),
      appAccess: this.appAccess.snapshot(),
    };
  }

  /** Restores what an earlier run changed. What the roster no longer has is left out. */
  restore(snapshot: TenantSnapshot): void {
    this.users.restore(snapshot.users);
    this.schools.restore(snapshot.schools);
    this.schools.restorePeople(snapshot.schoolPeople);
    this.classes.restore(snapshot.classes);
    this.classes.restoreMemberships(snapshot.memberships);
    this.assignments.restore(snapshot.assignments);
    this.drives.restore(snapshot.drives);
    this.consents.restore(snapshot.grants);
    this.appAccess.restore(snapshot.appAccess);
  }
}
