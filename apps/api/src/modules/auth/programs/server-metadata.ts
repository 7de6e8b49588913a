import { apiScopes } from '@app/contracts';
import type { PublicUrl } from '../../../http';

/** The authorization server metadata of RFC 8414. */
export const metadataOf = (publicUrl: PublicUrl) => ({
  issuer: publicUrl.origin,
  token_endpoint: publicUrl.to('/oauth/token'),
  jwks_uri: publicUrl.to('/oauth/jwks'),
  grant_types_supported: ['client_credentials'],
  // Required by the RFC; there is no authorization endpoint.
  response_types_supported: [],
  token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
  scopes_supported: apiScopes,
  service_documentation: publicUrl.to('/api/docs'),
});
