import { requireField } from '../fields';
import type { Fields } from '../fields';
import {
  applicationPermissions,
  delegatedPermissions,
  findDelegatedPermission,
  graphResource,
} from '../registration';
import type { Permission } from '../registration';
import { parseScopes } from '../scopes';

/** The permissions that a request for consent is about. */
export interface RequestedConsent {
  readonly delegated: readonly Permission[];
  readonly application: readonly Permission[];
}

/**
 * `.default` asks for all that is registered, and is the only way to application permissions; other scopes ask for
 * themselves.
 * @see https://learn.microsoft.com/entra/identity-platform/v2-admin-consent
 */
export function requestedConsent(fields: Fields, clientId: string): RequestedConsent {
  const scopes = parseScopes(requireField(fields, 'scope'), clientId);
  if (scopes.isDefault) {
    return { delegated: delegatedPermissions, application: applicationPermissions };
  }
  const asked = scopes.permissions.map(findDelegatedPermission);
  return { delegated: asked.filter((one) => one !== undefined), application: [] };
}

/** The granted scopes as the answer names them. */
export function grantedScope({ delegated }: RequestedConsent): string {
  return delegated.map(({ name }) => `${graphResource}/${name}`).join(' ');
}
