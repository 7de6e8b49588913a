import * as z from 'zod';
import { removalSchema } from '../../tenant/changes/entities';
import { userPatchSchema } from '../../tenant/patches/user-patch';
import type { User } from '../../tenant/roster/entities';
import type { Tenant } from '../../tenant/tenant';
import { mustKnow } from './find-tenant';

const id = z.string().toLowerCase();

/** A change to a user and their schools. Also accepts Graph's name for being enabled. */
export const patchSchema = z.preprocess(
  (body) => {
    if (typeof body !== 'object' || body === null || !('accountEnabled' in body)) return body;
    const { accountEnabled, ...rest } = body;
    return { ...rest, isEnabled: accountEnabled };
  },
  userPatchSchema.extend({ schoolIds: z.array(id).optional() }),
);
type Patch = z.output<typeof patchSchema>;

/** Body of `POST /_sandbox/tenants/{t}/users/changes`. */
export const changesSchema = z.array(
  z.union([
    z.strictObject({ id, patch: patchSchema }),
    z.strictObject({ id, remove: removalSchema }),
    z.strictObject({ id, restore: z.literal(true) }),
  ]),
);
export type Changes = z.output<typeof changesSchema>;

function mustKnowSchools(tenant: Tenant, { schoolIds = [] }: Patch): void {
  for (const schoolId of schoolIds) {
    mustKnow(tenant.schools.find(schoolId) !== undefined, `school ${schoolId}`, tenant);
  }
}

function patch(tenant: Tenant, userId: string, { schoolIds, ...others }: Patch): User | undefined {
  if (schoolIds) tenant.setSchoolsOf(userId, schoolIds);
  return tenant.patchUser(userId, others);
}

/** The user after the patch; undefined if there is none. @throws ControlError 400 for an unknown school */
export function patchUser(tenant: Tenant, userId: string, given: Patch): User | undefined {
  mustKnowSchools(tenant, given);
  return patch(tenant, userId, given);
}

function apply(tenant: Tenant, change: Changes[number]): boolean {
  const { last } = tenant.users.log;
  if ('patch' in change) patch(tenant, change.id, change.patch);
  else if ('remove' in change) tenant.removeUser(change.id, change.remove);
  else tenant.restoreUser(change.id);
  return tenant.users.log.last > last;
}

/**
 * Makes the changes in order, skipping any with no effect, such as removing a user already removed.
 * @returns how many were made
 * @throws ControlError 400 when the tenant never had one of the users or schools; nothing is changed then
 */
export function changeUsers(tenant: Tenant, changes: Changes): number {
  for (const change of changes) {
    mustKnow(tenant.users.has(change.id), `user ${change.id}`, tenant);
    if ('patch' in change) mustKnowSchools(tenant, change.patch);
  }
  return changes.filter((change) => apply(tenant, change)).length;
}
