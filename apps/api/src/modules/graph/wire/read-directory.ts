import { id, record, text } from './values';

/** Any user in the tenant. */
export interface WireTenantUser {
  id: string;
  displayName: string | null;
  userPrincipalName: string | null;
}

export function readTenantUser(value: unknown): WireTenantUser | undefined {
  const user = record(value);
  const known = id(user['id']);
  if (known === null) return undefined;
  return {
    id: known,
    displayName: text(user['displayName']),
    userPrincipalName: text(user['userPrincipalName']),
  };
}

/** Who has access to which application. */
export function readAccess(value: unknown) {
  const { principalId, resourceId, appRoleId } = record(value);
  return { principalId: id(principalId), resourceId: id(resourceId), appRoleId: id(appRoleId) };
}
