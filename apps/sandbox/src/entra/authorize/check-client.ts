import { EntraError } from '../protocol/entra-error';
import { requireField, type Fields } from '../protocol/fields';

/** @throws EntraError 700016, which no redirect may carry: an unknown client has no address to go back to */
export function checkClient(fields: Fields, clientId: string, authority: string): void {
  const given = requireField(fields, 'client_id');
  if (given.toLowerCase() !== clientId) {
    throw new EntraError(700016, { clientId: given, tenant: authority });
  }
}
