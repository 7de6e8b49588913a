import type { TokenSubject } from '../issued/mint-tokens';

/** Roles as the sandbox's pages and the control API name them. */
export type PersonRole = 'Admin' | 'Teacher' | 'Student';

/** Someone who can sign in. */
export interface Person extends TokenSubject {
  readonly isEnabled: boolean;
  readonly roles: readonly PersonRole[];
}

/** What a tenant allows the app to do. */
export interface AppGrants {
  readonly servicePrincipalId: string;
  /** Delegated permissions granted for everyone. */
  readonly delegated: readonly string[];
  /** Application permissions. */
  readonly application: readonly string[];
  /** Delegated permissions that this person has granted for themselves. */
  ofUser(userId: string): readonly string[];
}

/** A tenant, as far as sign-in is concerned. */
export interface DirectoryTenant {
  readonly id: string;
  readonly domain: string;
  /** Every domain its people's names use. */
  readonly domains: readonly string[];
  readonly name: string;
  /** Everyone, in roster order. */
  people(): readonly Person[];
  findPerson(idOrUserPrincipalName: string): Person | undefined;
  /** Undefined until someone in the tenant consents to the app. */
  grants(): AppGrants | undefined;
  grantForUser(userId: string, delegated: readonly string[]): void;
  grantForTenant(delegated: readonly string[], application: readonly string[]): void;
}

/** All of the sandbox's tenants. */
export interface Directory {
  tenants(): readonly DirectoryTenant[];
  /** By id or domain, case-insensitive. */
  findTenant(idOrDomain: string): DirectoryTenant | undefined;
}
