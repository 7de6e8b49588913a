import * as openid from 'openid-client';
import { TestClient, clientId, redirectUri } from './testing/test-client';
import { clientSecret, startTestSandbox, type TestSandbox } from './testing/test-sandbox';
import { contoso } from './testing/test-tenants';

describe('openid-client, an OpenID Certified client (BOX-1)', () => {
  let box: TestSandbox;
  let configuration: openid.Configuration;

  beforeAll(async () => {
    box = await startTestSandbox();
    configuration = await openid.discovery(
      new URL(`${box.url}/${contoso}/v2.0`),
      clientId,
      clientSecret,
      undefined,
      { execute: [openid.allowInsecureRequests] },
    );
  });
  afterAll(() => box.close());

  async function signIn(): Promise<
    openid.TokenEndpointResponse & openid.TokenEndpointResponseHelpers
  > {
    const verifier = openid.randomPKCECodeVerifier();
    const [state, nonce] = [openid.randomState(), openid.randomNonce()];
    const url = openid.buildAuthorizationUrl(configuration, {
      redirect_uri: redirectUri,
      scope: 'openid profile email offline_access User.Read',
      code_challenge: await openid.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state,
      nonce,
      login_hint: 'EMarsh@contoso.example',
      sandbox_auto: 'true',
    });
    const back = await new TestClient(box.url).follow(url.href);
    return openid.authorizationCodeGrant(configuration, back, {
      pkceCodeVerifier: verifier,
      expectedState: state,
      expectedNonce: nonce,
      idTokenExpected: true,
    });
  }

  it('accepts the metadata', () => {
    expect(configuration.serverMetadata()).toMatchObject({
      issuer: `${box.url}/${contoso}/v2.0`,
      code_challenge_methods_supported: ['S256'],
    });
    expect(configuration.serverMetadata().supportsPKCE()).toBe(true);
  });

  it('signs in with code, PKCE, state and nonce, and accepts the id_token', async () => {
    const tokens = await signIn();
    expect(tokens.claims()).toMatchObject({
      tid: contoso,
      preferred_username: 'EMarsh@contoso.example',
      email: 'EMarsh@contoso.example',
    });
  });

  it('refreshes', async () => {
    const tokens = await signIn();
    const refreshed = await openid.refreshTokenGrant(configuration, tokens.refresh_token!);
    expect(refreshed.claims()?.sub).toBe(tokens.claims()?.sub);
    expect(refreshed.refresh_token).toBeTruthy();
  });

  it('gets an app-only token by client credentials', async () => {
    const scope = 'https://graph.microsoft.com/.default';
    const tokens = await openid.clientCredentialsGrant(configuration, { scope });
    expect(tokens.token_type).toBe('bearer');
    // The value in the answer; `expiresIn()` counts down from it.
    expect(tokens.expires_in).toBe(3600);
  });

  it('understands a refusal', async () => {
    const refused = openid.refreshTokenGrant(configuration, 'garbage');
    await expect(refused).rejects.toMatchObject({ error: 'invalid_grant', status: 400 });
  });

  it('builds the sign-out address', () => {
    const url = openid.buildEndSessionUrl(configuration, {
      post_logout_redirect_uri: 'http://localhost:3000/',
    });
    expect(url.href).toContain(`${box.url}/${contoso}/oauth2/v2.0/logout?`);
  });
});
