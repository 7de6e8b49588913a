import type { ChangeLog } from '../../tenant/changes/change-log';
import type { Removal } from '../../tenant/changes/entities';
import type { Call } from '../call/call';
import {
  classType,
  educationUserType,
  hiddenDetails,
  schoolType,
} from '../entities/education-types';
import { userType } from '../entities/user-type';
import type { EntityType } from '../odata/entity-type';
import type { Class, School, User } from '../../tenant/roster/entities';
import type { DeltaResource } from '../query/delta-tokens';
import { nameOfRoster } from './roster-name';

/** Stands for a relation: a change to it is reported whatever properties are selected. */
export const relation = '@relation';

/** A tenant's entities of one kind, as far as a delta query follows them. */
interface Followed<Source> {
  readonly log: ChangeLog;
  /** Including those removed, in positions that don't change. */
  readonly ids: readonly string[];
  find(id: string): Source | undefined;
  /** As loaded or added. */
  original(id: string): Source | undefined;
  removalOf(id: string): Removal | undefined;
}

/** A collection that a delta query follows, for one caller. */
export interface Tracked<Source> {
  readonly resource: DeltaResource;
  readonly type: EntityType<Source>;
  readonly entities: Followed<Source>;
  /** Identifies the data that positions and changes refer to. */
  readonly roster: string;
  /** The Graph properties that depend on a changed property, where they aren't just its namesake. */
  readonly dependents: Readonly<Record<string, readonly string[]>>;
  /** Properties the caller may not read. */
  readonly hidden: ReadonlySet<string>;
  /** False if it keeps silent about what was removed. */
  readonly reportsRemovals: boolean;
}

const nothing: ReadonlySet<string> = new Set();

const ofAccounts = {
  isEnabled: ['accountEnabled'],
  userPrincipalName: ['userPrincipalName', 'mailNickname'],
};

/** Directory users. They don't have what only the roster knows. */
export function trackUsers({ tenant }: Call): Tracked<User> {
  return {
    resource: 'users',
    type: userType,
    entities: tenant.users,
    roster: nameOfRoster(tenant.roster.data, 'users'),
    dependents: { ...ofAccounts, roles: ['assignedLicenses'], schools: [] },
    hidden: nothing,
    reportsRemovals: true,
  };
}

/** What a change of schools changes: no property, and nothing documents whether a delta mentions it. */
function ofSchools({ context }: Call): readonly string[] {
  return context.deltaBehavior.settings.schoolChanges ? [relation] : [];
}

export function trackEducationUsers(call: Call): Tracked<User> {
  return {
    resource: 'education/users',
    type: educationUserType,
    entities: call.tenant.users,
    roster: nameOfRoster(call.tenant.roster.data, 'users'),
    dependents: {
      ...ofAccounts,
      roles: ['assignedLicenses', 'primaryRole'],
      schools: ofSchools(call),
    },
    hidden: hiddenDetails(call),
    reportsRemovals: true,
  };
}

export function trackSchools({ tenant }: Call): Tracked<School> {
  return {
    resource: 'education/schools',
    type: schoolType,
    entities: tenant.schools,
    roster: nameOfRoster(tenant.roster.data, 'schools'),
    dependents: {},
    hidden: nothing,
    reportsRemovals: true,
  };
}

/**
 * Classes. A change of members or teachers counts as a change of the class; deleted classes are never mentioned.
 * @see https://learn.microsoft.com/graph/api/educationclass-delta
 */
export function trackClasses(call: Call): Tracked<Class> {
  return {
    resource: 'education/classes',
    type: classType,
    entities: call.tenant.classes,
    roster: nameOfRoster(call.tenant.roster.data, 'classes'),
    dependents: {
      displayName: ['displayName', 'externalName'],
      course: ['course', 'description'],
      memberIds: [relation],
      teacherIds: [relation],
      schoolId: ofSchools(call),
    },
    hidden: nothing,
    reportsRemovals: false,
  };
}
