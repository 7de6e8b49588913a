import { delegatedPermissions, findDelegatedPermission } from '../registration/registration';
import type { RequestedScopes } from '../registration/scopes';
import type { DirectoryTenant } from './directory';

/** How the delegated permissions requested compare to those granted. */
export interface ConsentState {
  /** What the token would contain. */
  readonly permissions: readonly string[];
  /** Not granted, but the person may grant it for themselves. */
  readonly userMayGrant: readonly string[];
  /** Not granted, and only an administrator can grant them. */
  readonly administratorMustGrant: readonly string[];
}

function resolveDefault(granted: ReadonlySet<string>): readonly string[] {
  return granted.size > 0 ? [...granted] : delegatedPermissions.map(({ name }) => name);
}

/** Compares the request with what the tenant and the person have granted. */
export function consentState(
  tenant: DirectoryTenant,
  userId: string,
  requested: RequestedScopes,
): ConsentState {
  // The app may always call its own API.
  if (requested.resource === 'app') {
    const permissions = requested.isDefault ? ['access_as_user'] : requested.permissions;
    return { permissions, userMayGrant: [], administratorMustGrant: [] };
  }
  const grants = tenant.grants();
  const granted = new Set([...(grants?.delegated ?? []), ...(grants?.ofUser(userId) ?? [])]);
  const permissions = requested.isDefault ? resolveDefault(granted) : requested.permissions;
  const missing = permissions.filter((name) => !granted.has(name));
  const userMay = (name: string) => findDelegatedPermission(name)?.userMayConsent === true;
  return {
    permissions,
    userMayGrant: missing.filter(userMay),
    administratorMustGrant: missing.filter((name) => !userMay(name)),
  };
}
