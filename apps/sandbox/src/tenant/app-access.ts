import * as z from 'zod';

/** When each user was given access to the app: milliseconds since 1970, by object id. */
export const appAccessSnapshotSchema = z.record(z.string(), z.number());
export type AppAccessSnapshot = z.output<typeof appAccessSnapshotSchema>;

/** Who was assigned to the app, in the order it happened; nobody loses the place while the app is there. */
export class AppAccess {
  #since = new Map<string, number>();
  /** For pages of the list: ids never change their order. */
  #userIds: string[] = [];

  get userIds(): readonly string[] {
    return this.#userIds;
  }

  sinceOf(userId: string): Date | undefined {
    const since = this.#since.get(userId);
    return since === undefined ? undefined : new Date(since);
  }

  /** False for who has it. */
  give(userId: string, now: Date): boolean {
    if (this.#since.has(userId)) return false;
    this.#since.set(userId, now.getTime());
    this.#userIds.push(userId);
    return true;
  }

  /** Goes with the app. */
  clear(): void {
    this.#since = new Map();
    this.#userIds = [];
  }

  snapshot(): AppAccessSnapshot {
    return Object.fromEntries(this.#since);
  }

  restore(snapshot: AppAccessSnapshot): void {
    this.#since = new Map(Object.entries(snapshot));
    this.#userIds = [...this.#since.keys()];
  }
}
