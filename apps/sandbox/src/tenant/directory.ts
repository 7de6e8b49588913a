import * as z from 'zod';
import { type Tenant, tenantSnapshotSchema } from './tenant';

/** What a tenant has granted the app when it is loaded. */
export interface InitialGrants {
  readonly delegated: readonly string[];
  readonly application: readonly string[];
}

/** Decides for each tenant, in the order loaded; undefined leaves it without consent. */
export type ChooseInitialGrants = (tenant: Tenant, index: number) => InitialGrants | undefined;

/** Everything that changed since loading, by tenant id. */
export const directorySnapshotSchema = z.object({
  tenants: z.record(z.string(), tenantSnapshotSchema),
});
export type DirectorySnapshot = z.output<typeof directorySnapshotSchema>;

/** All of the sandbox's tenants. */
export class Directory {
  private readonly all: readonly Tenant[];
  private readonly byName = new Map<string, Tenant>();
  private readonly chooseGrants: ChooseInitialGrants;

  constructor(tenants: readonly Tenant[], chooseGrants: ChooseInitialGrants = () => undefined) {
    this.all = tenants;
    this.chooseGrants = chooseGrants;
    for (const tenant of tenants) {
      this.byName.set(tenant.id, tenant);
      for (const domain of tenant.domains) this.byName.set(domain.toLowerCase(), tenant);
    }
    this.grantInitially();
  }

  /** In the order they were loaded. */
  tenants(): readonly Tenant[] {
    return this.all;
  }

  /** By id or domain, case-insensitive. */
  findTenant(idOrDomain: string): Tenant | undefined {
    return this.byName.get(idOrDomain.toLowerCase());
  }

  /** Calls the listener after every change in any tenant. */
  watch(listener: () => void): void {
    for (const tenant of this.all) tenant.watch(listener);
  }

  /** Restores the loaded data. */
  reset(): void {
    for (const tenant of this.all) tenant.reset();
    this.grantInitially();
  }

  snapshot(): DirectorySnapshot {
    const entries = this.all.map((tenant) => [tenant.id, tenant.snapshot()] as const);
    return { tenants: Object.fromEntries(entries) };
  }

  /** Restores what an earlier run changed; tenants it didn't know stay as loaded. */
  restore({ tenants }: DirectorySnapshot): void {
    for (const tenant of this.all) {
      const snapshot = tenants[tenant.id];
      if (snapshot) tenant.restore(snapshot);
    }
  }

  private grantInitially(): void {
    this.all.forEach((tenant, index) => {
      const grants = this.chooseGrants(tenant, index);
      if (grants) tenant.grantForTenant(grants.delegated, grants.application);
    });
  }
}
