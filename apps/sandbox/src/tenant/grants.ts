import * as z from 'zod';
import { objectIdOf } from './roster/object-id';

export const grantsSnapshotSchema = z.object({
  /** How often the app was removed from the tenant. */
  generation: z.int().min(0),
  isPresent: z.boolean(),
  delegated: z.array(z.string()),
  application: z.array(z.string()),
  byUser: z.record(z.string(), z.array(z.string())),
});
export type GrantsSnapshot = z.output<typeof grantsSnapshotSchema>;

const nothing: GrantsSnapshot = {
  generation: 0,
  isPresent: false,
  delegated: [],
  application: [],
  byUser: {},
};

/** What a tenant allows the app to do, when asked. */
export interface AppGrants {
  readonly servicePrincipalId: string;
  /** Delegated permissions granted for everyone. */
  readonly delegated: readonly string[];
  /** Application permissions. */
  readonly application: readonly string[];
  /** People who granted something for themselves. */
  readonly userIds: readonly string[];
  /** Delegated permissions that this person has granted for themselves. */
  ofUser(userId: string): readonly string[];
}

function union(some: readonly string[], others: readonly string[]): string[] {
  return [...new Set([...some, ...others])];
}

/** A tenant's consent to the app. The app has a service principal there as soon as anyone consents to anything. */
export class Grants {
  private state: GrantsSnapshot = nothing;

  constructor(private readonly tenantId: string) {}

  get current(): AppGrants | undefined {
    const { isPresent, generation, delegated, application, byUser } = this.state;
    if (!isPresent) return undefined;
    return {
      servicePrincipalId: objectIdOf(this.tenantId, 'servicePrincipal', String(generation)),
      delegated,
      application,
      userIds: Object.keys(byUser),
      ofUser: (userId) => byUser[userId] ?? [],
    };
  }

  addForTenant(delegated: readonly string[], application: readonly string[]): void {
    this.state = {
      ...this.state,
      isPresent: true,
      delegated: union(this.state.delegated, delegated),
      application: union(this.state.application, application),
    };
  }

  addForUser(userId: string, delegated: readonly string[]): void {
    const { byUser } = this.state;
    this.state = {
      ...this.state,
      isPresent: true,
      byUser: { ...byUser, [userId]: union(byUser[userId] ?? [], delegated) },
    };
  }

  /** Removes the app and every grant with it; the next consent creates a service principal with a new id. */
  withdraw(): void {
    this.state = { ...nothing, generation: this.state.generation + 1 };
  }

  clear(): void {
    this.state = nothing;
  }

  snapshot(): GrantsSnapshot {
    return this.state;
  }

  restore(snapshot: GrantsSnapshot): void {
    this.state = snapshot;
  }
}
