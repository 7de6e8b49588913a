import { EntraError } from '../entra-error';
import { requireField } from '../fields';
import type { Fields } from '../fields';
import { parseScopes } from '../scopes';
import type { RequestedScopes } from '../scopes';

/** @throws EntraError when the scope is missing or asks for what nobody offers */
export function checkScope(fields: Fields, clientId: string): RequestedScopes {
  const scope = requireField(fields, 'scope');
  const scopes = parseScopes(scope, clientId);
  const isEmpty = scopes.openId.length === 0 && scopes.permissions.length === 0;
  if (isEmpty && !scopes.isDefault) throw new EntraError(70011, { scope });
  return scopes;
}
