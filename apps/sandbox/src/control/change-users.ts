import * as z from 'zod';
import type { Tenant } from '../tenant/tenant';
import { removalSchema, userPatchSchema } from '../tenant/user-changes';
import { ControlError } from './control-error';

/** A change of a user. Graph's word for being enabled is taken too. */
export const patchSchema = z.preprocess((body) => {
  if (typeof body !== 'object' || body === null || !('accountEnabled' in body)) return body;
  const { accountEnabled, ...rest } = body;
  return { ...rest, isEnabled: accountEnabled };
}, userPatchSchema);

const id = z.string().toLowerCase();

/** Body of `POST /_sandbox/tenants/{t}/users/changes`. */
export const changesSchema = z.array(
  z.union([
    z.strictObject({ id, patch: patchSchema }),
    z.strictObject({ id, remove: removalSchema }),
    z.strictObject({ id, restore: z.literal(true) }),
  ]),
);
export type Changes = z.output<typeof changesSchema>;

function apply(tenant: Tenant, change: Changes[number]): boolean {
  const { last } = tenant.changes;
  if ('patch' in change) tenant.patchUser(change.id, change.patch);
  else if ('remove' in change) tenant.removeUser(change.id, change.remove);
  else tenant.restoreUser(change.id);
  return tenant.changes.last > last;
}

/**
 * Makes many changes in their order. One that has nothing to do, as removing the removed, is passed over.
 * @returns how many were made
 * @throws ControlError 400 when the tenant has never had one of the users, and nothing is changed
 */
export function changeUsers(tenant: Tenant, changes: Changes): number {
  const unknown = changes.find((change) => !tenant.roster.users.has(change.id));
  if (unknown) throw new ControlError(400, `There is no user ${unknown.id} in ${tenant.domain}.`);
  return changes.filter((change) => apply(tenant, change)).length;
}
