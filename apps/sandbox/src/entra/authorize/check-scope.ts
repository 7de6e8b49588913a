import { EntraError } from '../protocol/entra-error';
import { requireField, type Fields } from '../protocol/fields';
import { parseScopes, type RequestedScopes } from '../registration/scopes';

/** @throws EntraError when the scope is missing or unknown */
export function checkScope(fields: Fields, clientId: string): RequestedScopes {
  const scope = requireField(fields, 'scope');
  const scopes = parseScopes(scope, clientId);
  const isEmpty = scopes.openId.length === 0 && scopes.permissions.length === 0;
  if (isEmpty && !scopes.isDefault) throw new EntraError(70011, { scope });
  return scopes;
}
