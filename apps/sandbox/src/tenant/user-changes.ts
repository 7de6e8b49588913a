import { isDeepStrictEqual } from 'node:util';
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

/** What a patch has really changed, by the names of a patch. */
export function changedProperties(before: User, after: User): string[] {
  return Object.keys(userPatchSchema.shape).filter(
    (name) => !isDeepStrictEqual(before[name as keyof UserPatch], after[name as keyof UserPatch]),
  );
}

/** What happened to the users of a tenant since it was loaded, and in which order. */
export class UserChanges {
  readonly #patches = new Map<string, UserPatch>();
  readonly #removals = new Map<string, Removal>();
  /** Without gaps: change `n` is at `n - 1`. */
  #log: UserChange[] = [];
  /** Number of the change of the same user before each; 0 for the first one. */
  #previous: number[] = [];
  readonly #lastOf = new Map<string, number>();

  get last(): number {
    return this.#log.length;
  }

  get patches(): ReadonlyMap<string, UserPatch> {
    return this.#patches;
  }

  removalOf(userId: string): Removal | undefined {
    return this.#removals.get(userId);
  }

  /** @param properties those whose value is another one now */
  patch(userId: string, patch: UserPatch, properties: string[]): void {
    this.#patches.set(userId, { ...this.#patches.get(userId), ...patch });
    this.#append(userId, properties);
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
    return this.#log.slice(n);
  }

  /** Whose change it is, if it is the first of theirs after another change. */
  firstAfter(since: number, n: number): string | undefined {
    const isFirst = (this.#previous[n - 1] ?? 0) <= since;
    return isFirst ? this.#log[n - 1]?.userId : undefined;
  }

  /** Changes of a user after the given one, newest first; costs what there are of them. */
  *ofUser(userId: string, since = 0): Generator<UserChange> {
    for (let n = this.#lastOf.get(userId) ?? 0; n > since; n = this.#previous[n - 1] ?? 0) {
      const change = this.#log[n - 1];
      if (change) yield change;
    }
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
      last: this.last,
    };
  }

  restore({ patches, removals, log }: UserChangesSnapshot): void {
    for (const [userId, patch] of Object.entries(patches)) this.#patches.set(userId, patch);
    for (const [userId, removal] of Object.entries(removals)) this.#removals.set(userId, removal);
    this.#log = [];
    this.#previous = [];
    this.#lastOf.clear();
    for (const { userId, properties } of log) this.#append(userId, properties);
  }

  #append(userId: string, properties?: string[]): void {
    const n = this.#log.length + 1;
    this.#log.push({ n, userId, ...(properties && { properties }) });
    this.#previous.push(this.#lastOf.get(userId) ?? 0);
    this.#lastOf.set(userId, n);
  }
}
