import type { TokenSubject } from './mint-tokens';

/** Roles as the sandbox's pages and the control API name them. */
export type PersonRole = 'Admin' | 'Teacher' | 'Student';

/** Somebody who can sign in. */
export interface Person extends TokenSubject {
  readonly isEnabled: boolean;
  readonly roles: readonly PersonRole[];
}

/** What a tenant lets the app do. */
export interface AppGrants {
  readonly servicePrincipalId: string;
  /** Delegated permissions granted for everyone. */
  readonly delegated: readonly string[];
  /** Application permissions. */
  readonly application: readonly string[];
  /** Delegated permissions that this person granted for themselves. */
  ofUser(userId: string): readonly string[];
}

/** A tenant, as far as sign-in needs to know it. */
export interface DirectoryTenant {
  readonly id: string;
  readonly domain: string;
  readonly name: string;
  /** Everyone, in the order of the roster. */
  people(): readonly Person[];
  findPerson(idOrUserPrincipalName: string): Person | undefined;
  /** Undefined as long as nobody in the tenant has consented to the app. */
  grants(): AppGrants | undefined;
  grantForUser(userId: string, delegated: readonly string[]): void;
  grantForTenant(delegated: readonly string[], application: readonly string[]): void;
}

/** All tenants of the sandbox. */
export interface Directory {
  tenants(): readonly DirectoryTenant[];
  /** By id or domain, in any case. */
  findTenant(idOrDomain: string): DirectoryTenant | undefined;
}
