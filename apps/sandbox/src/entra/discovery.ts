import { issuerOf } from './issued/mint-tokens';
import { openIdScopes } from './registration/registration';
import type { SigningKeys } from './issued/signing-keys';

/**
 * The metadata document.
 * @param authority as it appears in the address: a tenant's id or domain, or `organizations`
 * @param tenantId that tenant's id; none for the multi-tenant authorities, whose issuer is a literal template
 * @see https://learn.microsoft.com/entra/identity-platform/v2-protocols-oidc
 */
export function discoveryDocument(origin: string, authority: string, tenantId?: string): object {
  const at = (path: string) => `${origin}/${tenantId ?? authority}${path}`;
  return {
    issuer: issuerOf(origin, tenantId ?? '{tenantid}'),
    authorization_endpoint: at('/oauth2/v2.0/authorize'),
    token_endpoint: at('/oauth2/v2.0/token'),
    end_session_endpoint: at('/oauth2/v2.0/logout'),
    jwks_uri: at('/discovery/v2.0/keys'),
    response_types_supported: ['code'],
    response_modes_supported: ['query'],
    grant_types_supported: ['authorization_code', 'refresh_token', 'client_credentials'],
    code_challenge_methods_supported: ['S256'],
    token_endpoint_auth_methods_supported: [
      'client_secret_post',
      'client_secret_basic',
      'private_key_jwt',
    ],
    token_endpoint_auth_signing_alg_values_supported: ['RS256', 'PS256'],
    id_token_signing_alg_values_supported: ['RS256'],
    subject_types_supported: ['pairwise'],
    scopes_supported: openIdScopes,
    claims_supported: [
      ...['sub', 'iss', 'aud', 'exp', 'iat', 'nonce', 'tid', 'oid', 'ver', 'wids'],
      ...['name', 'preferred_username', 'email', 'given_name', 'family_name'],
    ],
    request_uri_parameter_supported: false,
    http_logout_supported: false,
    frontchannel_logout_supported: false,
  };
}

/** The key set. One key signs for all tenants, so its issuer is the template. */
export function keySet(origin: string, keys: SigningKeys): object {
  return { keys: [{ ...keys.publicJwk, issuer: issuerOf(origin, '{tenantid}') }] };
}

/** The answer to instance discovery, for clients that ask whether to trust this host. */
export function instanceDocument(origin: string, authority: string): object {
  const host = new URL(origin).host;
  return {
    tenant_discovery_endpoint: `${origin}/${authority}/v2.0/.well-known/openid-configuration`,
    'api-version': '1.1',
    metadata: [{ preferred_network: host, preferred_cache: host, aliases: [host] }],
  };
}
