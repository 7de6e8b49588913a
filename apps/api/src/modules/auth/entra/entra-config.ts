import { LogLevel, type Configuration, type INetworkModule } from '@azure/msal-node';

/** How to reach Microsoft Entra ID, or the sandbox in its place. */
export interface EntraSettings {
  /** Origin of the sign-in service; http is allowed, for the sandbox. */
  loginUrl: string;
  clientId: string;
}

export type EntraCredential =
  | { clientSecret: string }
  | { clientCertificate: { thumbprintSha256: string; privateKey: string } };

export interface EntraClientOptions {
  credential: EntraCredential;
  networkClient: INetworkModule;
  /** A tenant's id, or `organizations` for any work or school account. */
  tenant?: string;
}

export const anyOrganization = 'organizations';

/**
 * The authority as MSAL expects it. MSAL insists on https, so this is only a label: with the static metadata below,
 * nothing is ever fetched from it.
 */
export const authorityFor = (loginUrl: string, tenant: string): string =>
  `https://${new URL(loginUrl).host}/${tenant}`;

/** A tenant's URL at the sign-in service. */
export function entraUrl(settings: EntraSettings, tenant: string, path: string): URL {
  return new URL(`/${encodeURIComponent(tenant)}${path}`, settings.loginUrl);
}

/** MSAL's configuration: the same for the real service and the sandbox, and without discovery requests. */
export function entraConfiguration(
  settings: EntraSettings,
  options: EntraClientOptions,
): Configuration {
  const login = new URL(settings.loginUrl);
  const at = (path: string) => `${login.origin}/{tenantid}${path}`;
  return {
    auth: {
      clientId: settings.clientId,
      ...options.credential,
      authority: authorityFor(settings.loginUrl, options.tenant ?? anyOrganization),
      knownAuthorities: [login.host],
      authorityMetadata: JSON.stringify({
        issuer: at('/v2.0'),
        authorization_endpoint: at('/oauth2/v2.0/authorize'),
        token_endpoint: at('/oauth2/v2.0/token'),
        end_session_endpoint: at('/oauth2/v2.0/logout'),
        jwks_uri: at('/discovery/v2.0/keys'),
      }),
    },
    system: {
      networkClient: options.networkClient,
      // MSAL's own log names accounts; EntraNetwork and whatever catches its errors log what matters.
      loggerOptions: {
        logLevel: LogLevel.Error,
        piiLoggingEnabled: false,
        loggerCallback: () => undefined,
      },
    },
  };
}
