import * as z from 'zod';

/** When each user was given access to the app: milliseconds since 1970, by object id. */
export const appAccessSnapshotSchema = z.record(z.string(), z.number());
export type AppAccessSnapshot = z.output<typeof appAccessSnapshotSchema>;

/** Who was assigned to the app, in order; positions stay the same as long as the app is there. */
export class AppAccess {
  private since = new Map<string, number>();
  /** Backs the pages of the list: ids never change order. */
  private inOrder: string[] = [];

  get userIds(): readonly string[] {
    return this.inOrder;
  }

  sinceOf(userId: string): Date | undefined {
    const since = this.since.get(userId);
    return since === undefined ? undefined : new Date(since);
  }

  /** False for someone who already has it. */
  give(userId: string, now: Date): boolean {
    if (this.since.has(userId)) return false;
    this.since.set(userId, now.getTime());
    this.inOrder.push(userId);
    return true;
  }

  /** Goes away with the app. */
  clear(): void {
    this.since = new Map();
    this.inOrder = [];
  }

  snapshot(): AppAccessSnapshot {
    return Object.fromEntries(this.since);
  }

  restore(snapshot: AppAccessSnapshot): void {
    this.since = new Map(Object.entries(snapshot));
    this.inOrder = [...this.since.keys()];
  }
}
