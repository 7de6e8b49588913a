import { ConfidentialClientApplication } from '@azure/msal-node';
import { authorityFor, entraConfiguration, entraUrl } from './entra-config';
import { offlineConnection } from './entra-network';

function setup(loginUrl: string) {
  const settings = { loginUrl, clientId: '5a1b0c7e-2d3f-4e6a-9b8c-0d1e2f3a4b5c' };
  const offline = offlineConnection();
  const client = new ConfidentialClientApplication(
    entraConfiguration(settings, {
      credential: { clientSecret: 'not-a-real-secret' },
      networkClient: offline.client,
    }),
  );
  const request = {
    scopes: ['User.Read'],
    redirectUri: 'http://localhost:3000/auth/microsoft/callback',
  };
  return {
    settings,
    offline,
    authorize: async () => new URL(await client.getAuthCodeUrl(request)),
  };
}

describe('entraConfiguration', () => {
  it.each([
    [
      'https://login.microsoftonline.com',
      'https://login.microsoftonline.com/organizations/oauth2/v2.0/authorize',
    ],
    [
      'https://login.microsoftonline.us',
      'https://login.microsoftonline.us/organizations/oauth2/v2.0/authorize',
    ],
    ['http://127.0.0.1:3100', 'http://127.0.0.1:3100/organizations/oauth2/v2.0/authorize'],
  ])('makes MSAL send users to %s without any network request', async (loginUrl, expected) => {
    const { authorize, offline } = setup(loginUrl);
    const url = await authorize();
    expect(url.origin + url.pathname).toBe(expected);
    expect(offline.wasNeeded()).toBe(false);
  });

  it('labels the authority https even for an http service, because MSAL insists on it', () => {
    expect(authorityFor('http://127.0.0.1:3100', 'common')).toBe('https://127.0.0.1:3100/common');
  });

  it('keeps a tenant inside its path segment', () => {
    const { settings } = setup('http://127.0.0.1:3100');
    const url = entraUrl(settings, '../evil?x', '/v2.0/adminconsent');
    expect(url.href).toBe('http://127.0.0.1:3100/..%2Fevil%3Fx/v2.0/adminconsent');
  });
});
