import { Entities, snapshotSchemaOf, type EntitiesSnapshot } from './changes/entities';
import { userPatchSchema, userRules, type UserPatch } from './patches/user-patch';
import type { User } from './roster/entities';
import type { RosterIndex } from './roster/roster-index';

export const usersSnapshotSchema = snapshotSchemaOf<User, typeof userPatchSchema>(userPatchSchema);

/** A tenant's people as they are now. */
export class Users extends Entities<User, UserPatch> {
  /** Ids of people whose name has changed since loading, by name. */
  private readonly renamed = new Map<string, string>();
  private present: readonly User[] | undefined;
  /** The last change that `present` knows of. */
  private presentSince = 0;

  constructor(
    private readonly roster: RosterIndex,
    tell: () => void,
  ) {
    super({ ids: roster.userIds, get: (id) => roster.users.get(id) }, userRules, tell);
  }

  /** Everyone who hasn't been removed, in roster order. */
  all(): readonly User[] {
    if (!this.present || this.presentSince !== this.log.last) {
      this.present = this.roster.data.users
        .map((user) => this.presentOf(user))
        .filter((user) => user !== undefined);
      this.presentSince = this.log.last;
    }
    return this.present;
  }

  /** By user principal name, case-insensitive. */
  findByName(userPrincipalName: string): User | undefined {
    const name = userPrincipalName.toLowerCase();
    const id = this.renamed.get(name) ?? this.roster.userIdByName(name);
    const user = id === undefined ? undefined : this.find(id);
    return user?.userPrincipalName.toLowerCase() === name ? user : undefined;
  }

  override patch(id: string, patch: UserPatch): User | undefined {
    const before = this.find(id);
    const after = super.patch(id, patch);
    if (before && after) this.rename(before, after);
    return after;
  }

  override reset(): void {
    this.renamed.clear();
    super.reset();
  }

  override restore(snapshot: EntitiesSnapshot<User, UserPatch>): void {
    super.restore(snapshot);
    this.present = undefined;
    for (const id of Object.keys(snapshot.patches)) {
      const [before, after] = [this.original(id), this.latest(id)];
      if (before && after) this.rename(before, after);
    }
  }

  private rename(before: User, after: User): void {
    const oldName = before.userPrincipalName.toLowerCase();
    const newName = after.userPrincipalName.toLowerCase();
    if (oldName === newName) return;
    this.renamed.delete(oldName);
    this.renamed.set(newName, after.id);
  }
}
