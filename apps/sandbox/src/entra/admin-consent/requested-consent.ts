import { requireField, type Fields } from '../protocol/fields';
import {
  applicationPermissions,
  delegatedPermissions,
  findDelegatedPermission,
  graphResource,
  type Permission,
} from '../registration/registration';
import { parseScopes } from '../registration/scopes';

/** The permissions that a consent request asks for. */
export interface RequestedConsent {
  readonly delegated: readonly Permission[];
  readonly application: readonly Permission[];
}

/**
 * `.default` asks for everything registered, and is the only way to get application permissions; other scopes ask
 * only for themselves.
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
