import type { User } from '../../tenant/entities';
import type { Tenant } from '../../tenant/tenant';
import type { Removal, UserChange } from '../../tenant/user-changes';
import { userType } from '../entities/user-type';
import type { JsonObject } from '../odata/entity-type';

/** Properties of Graph's user that follow what a patch changes, where they aren't called the same. */
const renamed: Readonly<Record<string, readonly string[]>> = {
  isEnabled: ['accountEnabled'],
  roles: ['assignedLicenses'],
  userPrincipalName: ['userPrincipalName', 'mailNickname'],
  // The directory's user has none.
  middleName: [],
};

function graphPropertiesOf({ properties }: UserChange): readonly string[] | undefined {
  return properties?.flatMap((name) => renamed[name] ?? [name]);
}

/** What a round tells of users. */
export interface Telling {
  readonly tenant: Tenant;
  /** With the id. */
  readonly select: readonly string[];
  /** The last change that is known already; null when nothing is. */
  readonly since: number | null;
  /** Whether of a changed user only what changed is wanted. */
  readonly isMinimal: boolean;
  readonly removedAtFirst: boolean;
}

export function toRemoved(id: string, reason: Removal): JsonObject {
  return { id, '@removed': { reason } };
}

/** Whether a property ever had a value: one that was only cleared comes as null, one never set doesn't come. */
function wasEverSet({ tenant }: Telling, id: string, property: string): boolean {
  const loaded = tenant.roster.users.get(id);
  if (loaded && (userType.properties[property]?.(loaded) ?? null) !== null) return true;
  for (const change of tenant.changes.ofUser(id)) {
    if (graphPropertiesOf(change)?.includes(property)) return true;
  }
  return false;
}

/** The JSON of a user with some properties, as a delta shows them. */
export function toChanged(telling: Telling, user: User, properties: readonly string[]): JsonObject {
  const json: JsonObject = {};
  for (const name of properties) {
    const value = userType.properties[name]?.(user) ?? null;
    if (value !== null || wasEverSet(telling, user.id, name)) json[name] = value;
  }
  return json;
}

/**
 * Properties to tell of a user who is there: those selected that changed, or all of them once the user came back or was
 * reset; undefined when nothing of what is selected changed.
 */
export function changedOf(telling: Telling, id: string): readonly string[] | undefined {
  const { tenant, select, since, isMinimal } = telling;
  if (since === null) return select;
  const changed = new Set<string>();
  for (const change of tenant.changes.ofUser(id, since)) {
    const properties = graphPropertiesOf(change);
    if (!properties) return select;
    for (const name of properties) changed.add(name);
  }
  const told = select.filter((name) => changed.has(name));
  if (told.length === 0) return undefined;
  return isMinimal ? ['id', ...told] : select;
}

/** Whether a round has to name someone who was removed. */
export function tellsRemoval({ tenant, since, removedAtFirst }: Telling, id: string): boolean {
  if (since === null) return removedAtFirst && tenant.changes.removalOf(id) === 'changed';
  for (const { properties } of tenant.changes.ofUser(id, since)) if (!properties) return true;
  return false;
}
