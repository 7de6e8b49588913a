import { ConfidentialClientApplication, type Configuration } from '@azure/msal-node';
import { clientId } from './test-client';

type Credential =
  | { readonly clientSecret: string }
  | { readonly clientCertificate: { thumbprintSha256: string; privateKey: string } };

/** The name by which MSAL, which insists on https, knows the sandbox. */
export function msalAuthority(url: string, tenant: string): string {
  return `https://${new URL(url).host}/${tenant}`;
}

/** Microsoft's own client, pointed at the sandbox. */
export function makeMsalClient(url: string, credential: Credential): ConfidentialClientApplication {
  const at = (path: string) => `${url}/{tenantid}${path}`;
  const configuration: Configuration = {
    auth: {
      clientId,
      ...credential,
      authority: msalAuthority(url, 'organizations'),
      knownAuthorities: [new URL(url).host],
      authorityMetadata: JSON.stringify({
        issuer: at('/v2.0'),
        authorization_endpoint: at('/oauth2/v2.0/authorize'),
        token_endpoint: at('/oauth2/v2.0/token'),
        end_session_endpoint: at('/oauth2/v2.0/logout'),
        jwks_uri: at('/discovery/v2.0/keys'),
      }),
    },
  };
  return new ConfidentialClientApplication(configuration);
}
