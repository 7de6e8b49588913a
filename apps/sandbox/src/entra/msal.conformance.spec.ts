import { createHash, randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  InteractionRequiredAuthError,
  ServerError,
  type AuthenticationResult,
  type ConfidentialClientApplication,
} from '@azure/msal-node';
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import { makeMsalClient, msalAuthority } from './testing/msal-client';
import { makeTestCertificate } from './testing/test-certificate';
import { TestClient, clientId, redirectUri } from './testing/test-client';
import { clientSecret, startTestSandbox, type TestSandbox } from './testing/test-sandbox';
import { contoso, fabrikam } from './testing/test-tenants';

const graphDefault = ['https://graph.microsoft.com/.default'];
const teacher = 'EMarsh@contoso.example';

describe('Microsoft Authentication Library (BOX-1)', () => {
  let box: TestSandbox;
  let control: TestClient;
  let msal: ConfidentialClientApplication;

  beforeEach(async () => {
    box = await startTestSandbox();
    control = new TestClient(box.url);
    msal = makeMsalClient(box.url, { clientSecret });
  });
  afterEach(() => box.close());

  /** Signs someone in the way the API does: PKCE, nonce, state, query. */
  async function signIn(loginHint: string, scopes = ['User.Read']): Promise<AuthenticationResult> {
    const verifier = randomBytes(32).toString('base64url');
    const url = await msal.getAuthCodeUrl({
      scopes,
      redirectUri,
      loginHint,
      nonce: 'nonce-1',
      state: 'state-1',
      codeChallenge: createHash('sha256').update(verifier).digest('base64url'),
      codeChallengeMethod: 'S256',
    });
    const back = await control.follow(`${url}&sandbox_auto=true`);
    const code = back.searchParams.get('code')!;
    return msal.acquireTokenByCode(
      { code, scopes, redirectUri, codeVerifier: verifier, nonce: 'nonce-1', state: 'state-1' },
      { code, state: back.searchParams.get('state')! },
    );
  }

  async function silent(
    account: AuthenticationResult['account'],
    changes: { scopes?: string[]; forceRefresh?: boolean } = {},
  ): Promise<AuthenticationResult> {
    return msal.acquireTokenSilent({
      account: account!,
      authority: msalAuthority(box.url, contoso),
      scopes: ['User.Read'],
      ...changes,
    });
  }

  /** MSAL types errorNo as a string but passes on the number from the wire. */
  async function refusal(promise: Promise<unknown>): Promise<ServerError> {
    return promise.then(
      () => {
        throw new Error("It wasn't refused.");
      },
      (error: ServerError) => error,
    );
  }

  it('signs a person in and identifies the account by (oid, tid)', async () => {
    const result = await signIn(teacher);
    const { oid } = decodeJwt(result.idToken);
    expect(result.account).toMatchObject({
      homeAccountId: `${oid}.${contoso}`,
      localAccountId: oid,
      tenantId: contoso,
      username: teacher,
      name: 'Elena Marsh',
    });
    expect(result.scopes).toContain('User.Read');
  });

  it('gets an id_token that verifies against the published keys', async () => {
    const { idToken } = await signIn(teacher);
    const keys = createRemoteJWKSet(new URL(`${box.url}/common/discovery/v2.0/keys`));
    const { payload } = await jwtVerify(idToken, keys, {
      algorithms: ['RS256'],
      audience: clientId,
      issuer: `${box.url}/${contoso}/v2.0`,
    });
    expect(payload['nonce']).toBe('nonce-1');
    const [key] = keys.jwks()!.keys;
    expect(key).toMatchObject({ issuer: `${box.url}/{tenantid}/v2.0` });
  });

  it('serves from its cache, and refreshes on demand and for other scopes', async () => {
    const { account } = await signIn(teacher);
    expect((await silent(account)).fromCache).toBe(true);
    const refreshed = await silent(account, { forceRefresh: true });
    expect(refreshed.fromCache).toBe(false);
    expect(refreshed.account?.tenantId).toBe(contoso);
    const roster = await silent(account, { scopes: ['EduRoster.ReadBasic'] });
    expect(roster.scopes).toContain('EduRoster.ReadBasic');
    expect((await silent(account, { scopes: ['EduRoster.ReadBasic'] })).fromCache).toBe(true);
  });

  it('gets app-only tokens by secret and keeps them in its cache', async () => {
    const request = { scopes: graphDefault, authority: msalAuthority(box.url, contoso) };
    const first = await msal.acquireTokenByClientCredential(request);
    const second = await msal.acquireTokenByClientCredential(request);
    expect([first?.fromCache, second?.fromCache]).toEqual([false, true]);
    expect(decodeJwt(first!.accessToken)['roles']).toContain('User.Read.All');
  });

  describe('with a certificate', () => {
    const ours = makeTestCertificate();

    async function appToken(thumbprintSha256 = ours.thumbprintSha256) {
      const { privateKey } = ours;
      const app = makeMsalClient(box.url, { clientCertificate: { thumbprintSha256, privateKey } });
      return app.acquireTokenByClientCredential({
        scopes: graphDefault,
        authority: msalAuthority(box.url, contoso),
        skipCache: true,
      });
    }

    it('gets app-only tokens once app-only.cer is in VAR_DIR', async () => {
      expect((await refusal(appToken())).errorNo).toBe(700027);
      await writeFile(join(box.varDirectory, 'app-only.cer'), ours.certificate);
      expect(decodeJwt((await appToken())!.accessToken)['tid']).toBe(contoso);
    });

    it('is refused when a different one is registered', async () => {
      const other = makeTestCertificate();
      await writeFile(join(box.varDirectory, 'app-only.cer'), other.certificate);
      const error = await refusal(appToken());
      expect(error).toMatchObject({ errorCode: 'invalid_client', errorNo: 700027 });
    });

    it("is refused when the thumbprint is right but the key isn't", async () => {
      const other = makeTestCertificate();
      await writeFile(join(box.varDirectory, 'app-only.cer'), other.certificate);
      expect((await refusal(appToken(other.thumbprintSha256))).errorNo).toBe(700027);
    });
  });

  describe('throws the errors that identity.md §3 lists', () => {
    it('when the refresh token was revoked: ServerError 50173', async () => {
      const { account } = await signIn(teacher);
      await control.control('POST', '/tokens/revoke', {});
      const error = await refusal(silent(account, { forceRefresh: true }));
      expect(error).toBeInstanceOf(ServerError);
      expect(error).not.toBeInstanceOf(InteractionRequiredAuthError);
      expect(error).toMatchObject({ errorCode: 'invalid_grant', errorNo: 50173 });
    });

    it('when the refresh token has expired: ServerError 700082', async () => {
      const { account } = await signIn(teacher);
      box.clock.advance(91 * 24 * 3600);
      const error = await refusal(silent(account, { forceRefresh: true }));
      expect(error).toMatchObject({ errorCode: 'invalid_grant', errorNo: 700082 });
    });

    it('when the account is disabled: ServerError 50057', async () => {
      const { account } = await signIn(teacher);
      const path = `/tenants/${contoso}/users/${teacher}`;
      await control.control('PATCH', path, { accountEnabled: false });
      const error = await refusal(silent(account, { forceRefresh: true }));
      expect(error).toMatchObject({ errorCode: 'invalid_grant', errorNo: 50057 });
    });

    it('when there is no consent: consent_required', async () => {
      await control.control('POST', `/tenants/${contoso}/consent`, { granted: false });
      const { account } = await signIn(teacher);
      const error = await refusal(silent(account, { scopes: ['EduRoster.Read'] }));
      expect(error).toBeInstanceOf(InteractionRequiredAuthError);
      expect(error).toMatchObject({ subError: 'consent_required', errorNo: 65001 });
    });

    it('when a rotated refresh token is used again: bad_token', async () => {
      await control.control('PATCH', '/tokens', { strictRotation: true });
      const { account } = await signIn(teacher);
      const before = msal.getTokenCache().serialize();
      await silent(account, { forceRefresh: true });
      const late = makeMsalClient(box.url, { clientSecret });
      late.getTokenCache().deserialize(before);
      msal = late;
      const error = await refusal(silent(account, { forceRefresh: true }));
      expect(error).toBeInstanceOf(InteractionRequiredAuthError);
      expect(error.subError).toBe('bad_token');
    });

    it('when the tenant has never consented: unauthorized_client 700016', async () => {
      const authority = msalAuthority(box.url, fabrikam);
      const request = { scopes: graphDefault, authority };
      const error = await refusal(msal.acquireTokenByClientCredential(request));
      expect(error).toMatchObject({ errorCode: 'unauthorized_client', errorNo: 700016 });
    });

    it('when the secret is wrong: invalid_client 7000215', async () => {
      const stranger = makeMsalClient(box.url, { clientSecret: 'wrong' });
      const authority = msalAuthority(box.url, contoso);
      const request = { scopes: graphDefault, authority };
      const error = await refusal(stranger.acquireTokenByClientCredential(request));
      expect(error).toMatchObject({ errorCode: 'invalid_client', errorNo: 7000215 });
    });
  });
});
