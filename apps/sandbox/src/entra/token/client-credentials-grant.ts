import { randomUUID } from 'node:crypto';
import { EntraError } from '../protocol/entra-error';
import { requireField } from '../protocol/fields';
import { mintAppAccessToken } from '../issued/mint-tokens';
import { parseDefaultScope } from '../registration/scopes';
import type { TokenAnswer, TokenRequest } from './token-request';

/**
 * A token for the app acting on its own in one tenant, with the roles granted there.
 * @see https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow
 */
export async function clientCredentialsGrant(request: TokenRequest): Promise<TokenAnswer> {
  const { entra, origin, tenant, fields } = request;
  if (!tenant) throw new EntraError(50059);
  const resource = parseDefaultScope(requireField(fields, 'scope'), entra.clientId);
  const grants = tenant.grants();
  // Nobody there has consented, so the app doesn't exist in that tenant.
  if (!grants) throw new EntraError(700016, { clientId: entra.clientId, tenant: tenant.name });
  const lifetime = entra.revocations.policy.accessTokenLifetime;
  return {
    token_type: 'Bearer',
    expires_in: lifetime,
    ext_expires_in: lifetime,
    access_token: await mintAppAccessToken(
      entra,
      { origin, tenantId: tenant.id, clientId: entra.clientId, lifetime },
      {
        resource,
        servicePrincipalId: grants.servicePrincipalId,
        roles: resource === 'graph' ? grants.application : [],
        stamp: entra.revocations.stamp(randomUUID()),
      },
    ),
  };
}
