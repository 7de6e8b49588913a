import * as z from 'zod';
import type { Membership } from '../../tenant/classes';
import type { Tenant } from '../../tenant/tenant';
import { mustKnow } from './find-tenant';

const id = z.string().toLowerCase();
const roleSchema = z.enum(['student', 'teacher']);
/** What someone is in a class. */
export type ClassRole = z.output<typeof roleSchema>;

/** Body of `POST /_sandbox/tenants/{t}/memberships/changes`. */
export const membershipChangesSchema = z.array(
  z.union([
    z.strictObject({ classId: id, userId: id, add: roleSchema }),
    z.strictObject({ classId: id, userId: id, remove: roleSchema }),
  ]),
);

/** The lists a role is about: teachers are owners, and members too. */
const listsOf = { student: ['members'], teacher: ['members', 'owners'] } as const;

/** Gives someone a role in a class or takes it away; false if there was nothing to do. */
export function setRole(
  tenant: Tenant,
  membership: Membership,
  { role, isIn }: { readonly role: ClassRole; readonly isIn: boolean },
): boolean {
  if (isIn && !tenant.user(membership.userId)) return false;
  const results = listsOf[role].map((list) => tenant.setMembership(list, membership, isIn));
  return results.includes(true);
}

/**
 * Makes the changes in order, skipping any with no effect.
 * @returns how many were made
 * @throws ControlError 400 when the tenant never had one of the classes or users; nothing is changed then
 */
export function changeMemberships(
  tenant: Tenant,
  changes: z.output<typeof membershipChangesSchema>,
): number {
  for (const { classId, userId } of changes) {
    mustKnow(tenant.classes.has(classId), `class ${classId}`, tenant);
    mustKnow(tenant.users.has(userId), `user ${userId}`, tenant);
  }
  return changes.filter((change) => {
    const isIn = 'add' in change;
    return setRole(tenant, change, { role: isIn ? change.add : change.remove, isIn });
  }).length;
}
