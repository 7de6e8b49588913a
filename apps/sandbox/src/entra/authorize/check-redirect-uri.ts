import { EntraError } from '../protocol/entra-error';
import { requireField, type Fields } from '../protocol/fields';
import { isRegisteredRedirectUri } from '../registration/registration';

/** @throws EntraError 50011, which no redirect may carry: the address isn't the client's */
export function checkRedirectUri(fields: Fields, addedOrigins: readonly string[]): string {
  const redirectUri = requireField(fields, 'redirect_uri');
  if (!isRegisteredRedirectUri(redirectUri, addedOrigins)) {
    throw new EntraError(50011, { redirectUri, clientId: fields['client_id'] ?? '' });
  }
  return redirectUri;
}
