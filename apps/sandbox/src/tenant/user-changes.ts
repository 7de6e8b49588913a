import * as z from 'zod';
import type { PrimaryRole, User } from './entities';

const text = z.string().max(256).nullable();

/** What can be changed about a user from outside. */
export const userPatchSchema = z.strictObject({
  userPrincipalName: z
    .string()
    .regex(/^[^@\s]+@[^@\s]+$/)
    .optional(),
  displayName: z.string().min(1).max(256).optional(),
  givenName: text.optional(),
  surname: text.optional(),
  middleName: text.optional(),
  mail: text.optional(),
  jobTitle: text.optional(),
  department: text.optional(),
  mobilePhone: text.optional(),
  officeLocation: text.optional(),
  preferredLanguage: text.optional(),
  usageLocation: text.optional(),
  isEnabled: z.boolean().optional(),
  roles: z.array(z.enum(['Admin', 'Teacher', 'Student'])).optional(),
});
export type UserPatch = z.output<typeof userPatchSchema>;

/** How a user is gone, in the words of a delta's `@removed`: restorable, or for good. */
export const removalSchema = z.enum(['changed', 'deleted']);
export type Removal = z.output<typeof removalSchema>;

export const changeSchema = z.object({
  /** Counts up within the tenant and never goes back, not even at a reset. */
  n: z.int().min(1),
  userId: z.string(),
  /** What was patched; absent for a removal, a restoration and a reset. */
  properties: z.array(z.string()).optional(),
});
export type UserChange = z.output<typeof changeSchema>;

export const userChangesSnapshotSchema = z.object({
  patches: z.record(z.string(), userPatchSchema),
  removals: z.record(z.string(), removalSchema),
  log: z.array(changeSchema),
  last: z.int().min(0),
});
export type UserChangesSnapshot = z.output<typeof userChangesSnapshotSchema>;

function primaryRoleOf(roles: User['roles']): PrimaryRole {
  if (roles.includes('Teacher')) return 'teacher';
  return roles.includes('Student') ? 'student' : 'none';
}

function withoutAbsent(patch: UserPatch): Partial<User> {
  const entries = Object.entries(patch).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Partial<User>;
}

/** A user as a patch leaves them: what depends on the roles follows the roles. */
export function applyPatch(user: User, patch: UserPatch): User {
  const patched = { ...user, ...withoutAbsent(patch) };
  if (!patch.roles) return patched;
  const primaryRole = primaryRoleOf(patch.roles);
  return { ...patched, primaryRole, isAdministrator: patch.roles.includes('Admin') };
}

/** What happened to the users of a tenant since it was loaded, and in which order. */
export class UserChanges {
  readonly #patches = new Map<string, UserPatch>();
  readonly #removals = new Map<string, Removal>();
  #log: UserChange[] = [];
  #last = 0;

  get last(): number {
    return this.#last;
  }

  get patches(): ReadonlyMap<string, UserPatch> {
    return this.#patches;
  }

  removalOf(userId: string): Removal | undefined {
    return this.#removals.get(userId);
  }

  patch(userId: string, patch: UserPatch): void {
    this.#patches.set(userId, { ...this.#patches.get(userId), ...patch });
    this.#append(userId, Object.keys(patch));
  }

  remove(userId: string, removal: Removal): void {
    this.#removals.set(userId, removal);
    this.#append(userId);
  }

  restoreUser(userId: string): void {
    this.#removals.delete(userId);
    this.#append(userId);
  }

  /** Changes after the given one, oldest first. */
  since(n: number): readonly UserChange[] {
    return this.#log.filter((change) => change.n > n);
  }

  /** Back to the loaded data. Everyone who differed from it changes once more. */
  reset(): void {
    const changed = new Set([...this.#patches.keys(), ...this.#removals.keys()]);
    this.#patches.clear();
    this.#removals.clear();
    for (const userId of changed) this.#append(userId);
  }

  snapshot(): UserChangesSnapshot {
    return {
      patches: Object.fromEntries(this.#patches),
      removals: Object.fromEntries(this.#removals),
      log: this.#log,
      last: this.#last,
    };
  }

  restore({ patches, removals, log, last }: UserChangesSnapshot): void {
    for (const [userId, patch] of Object.entries(patches)) this.#patches.set(userId, patch);
    for (const [userId, removal] of Object.entries(removals)) this.#removals.set(userId, removal);
    this.#log = [...log];
    this.#last = last;
  }

  #append(userId: string, properties?: string[]): void {
    this.#last += 1;
    this.#log.push({ n: this.#last, userId, ...(properties && { properties }) });
  }
}
