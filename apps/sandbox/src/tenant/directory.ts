import * as z from 'zod';
import type { Tenant } from './tenant';
import { tenantSnapshotSchema } from './tenant';

/** What a tenant has granted the app when it is loaded. */
export interface InitialGrants {
  readonly delegated: readonly string[];
  readonly application: readonly string[];
}

/** Decides about each tenant in the order they were loaded; undefined leaves it without consent. */
export type ChooseInitialGrants = (tenant: Tenant, index: number) => InitialGrants | undefined;

/** Everything that changed since loading, by tenant id. */
export const directorySnapshotSchema = z.object({
  tenants: z.record(z.string(), tenantSnapshotSchema),
});
export type DirectorySnapshot = z.output<typeof directorySnapshotSchema>;

/** All tenants of the sandbox. */
export class Directory {
  readonly #tenants: readonly Tenant[];
  readonly #byName = new Map<string, Tenant>();
  readonly #chooseGrants: ChooseInitialGrants;

  constructor(tenants: readonly Tenant[], chooseGrants: ChooseInitialGrants = () => undefined) {
    this.#tenants = tenants;
    this.#chooseGrants = chooseGrants;
    for (const tenant of tenants) {
      this.#byName.set(tenant.id, tenant);
      this.#byName.set(tenant.domain.toLowerCase(), tenant);
    }
    this.#grantInitially();
  }

  /** In the order they were loaded. */
  tenants(): readonly Tenant[] {
    return this.#tenants;
  }

  /** By id or domain, in any case. */
  findTenant(idOrDomain: string): Tenant | undefined {
    return this.#byName.get(idOrDomain.toLowerCase());
  }

  /** Calls the listener after every change of any tenant. */
  watch(listener: () => void): void {
    for (const tenant of this.#tenants) tenant.watch(listener);
  }

  /** Back to the loaded data. */
  reset(): void {
    for (const tenant of this.#tenants) tenant.reset();
    this.#grantInitially();
  }

  snapshot(): DirectorySnapshot {
    const entries = this.#tenants.map((tenant) => [tenant.id, tenant.snapshot()] as const);
    return { tenants: Object.fromEntries(entries) };
  }

  /** Takes up what an earlier run changed; tenants it didn't know keep what they were loaded with. */
  restore({ tenants }: DirectorySnapshot): void {
    for (const tenant of this.#tenants) {
      const snapshot = tenants[tenant.id];
      if (snapshot) tenant.restore(snapshot);
    }
  }

  #grantInitially(): void {
    this.#tenants.forEach((tenant, index) => {
      const grants = this.#chooseGrants(tenant, index);
      if (grants) tenant.grantForTenant(grants.delegated, grants.application);
    });
  }
}
