import { EntraError } from '../entra-error';
import { requireField } from '../fields';
import type { Fields } from '../fields';
import { isRegisteredRedirectUri } from '../registration';

/** @throws EntraError 50011, which no redirect may carry: the address isn't the client's */
export function checkRedirectUri(fields: Fields, addedOrigins: readonly string[]): string {
  const redirectUri = requireField(fields, 'redirect_uri');
  if (!isRegisteredRedirectUri(redirectUri, addedOrigins)) {
    throw new EntraError(50011, { redirectUri, clientId: fields['client_id'] ?? '' });
  }
  return redirectUri;
}
