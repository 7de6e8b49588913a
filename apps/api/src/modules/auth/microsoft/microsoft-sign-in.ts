import { createHash } from 'node:crypto';
import {
  ClientAuthError,
  type AuthenticationResult,
  type ConfidentialClientApplication,
} from '@azure/msal-node';
import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import type { Session, SessionData } from 'express-session';
import { PublicUrl } from '../../../http';
import { EntraClients } from './entra-clients';
import { classify, toAppError } from './entra-error';
import { EntraNetwork, offlineConnection, type EntraConnection } from './entra-network';
import { IdTokenRejected, IdTokenVerifier, type VerifiedIdentity } from './id-token';
import { isOurs, newState, randomText } from './one-time-state';
import { delegatedScopes } from './permissions';
import type { PendingSignIn } from '../sessions/session-data';
import { SignInFailed, toSignInFailed, type SignInMode } from './sign-in-failed';

export interface SignInStart {
  mode: SignInMode;
  returnTo?: string | undefined;
  loginHint?: string | undefined;
  /** What Microsoft asked for when it last refused a renewal. */
  claims?: string | undefined;
}

/** A code that was redeemed, with an id_token that was verified. Nothing is stored yet. */
export interface Redemption {
  mode: SignInMode;
  returnTo: string;
  identity: VerifiedIdentity;
  homeAccountId: string;
  accessToken: string;
  /** The MSAL cache with this person's tokens, and nobody else's. */
  tokens: string;
}

type BrowserSession = Session & Partial<SessionData>;

const callbackPath = '/auth/microsoft/callback';

/** OpenID Connect with Microsoft: authorization code, PKCE, state, nonce, each bound to the browser's session. */
@Injectable()
export class MicrosoftSignIn {
  constructor(
    private readonly clients: EntraClients,
    private readonly network: EntraNetwork,
    private readonly idTokens: IdTokenVerifier,
    private readonly publicUrl: PublicUrl,
  ) {}

  /** Remembers in the session what the callback must match, and tells where to send the browser. */
  async begin(session: BrowserSession, start: SignInStart): Promise<string> {
    const pending: PendingSignIn = {
      ...newState(),
      nonce: randomText(),
      codeVerifier: randomText(),
      mode: start.mode,
      returnTo: start.returnTo ?? '',
    };
    session.pendingSignIn = pending;
    const { loginHint, claims } = start;
    return this.clients.forPerson(offlineConnection().client).getAuthCodeUrl({
      scopes: delegatedScopes['sign-in'],
      redirectUri: this.publicUrl.to(callbackPath),
      responseMode: 'query',
      state: pending.state,
      nonce: pending.nonce,
      codeChallenge: createHash('sha256').update(pending.codeVerifier).digest('base64url'),
      codeChallengeMethod: 'S256',
      // With select_account MSAL drops the hint; without either, Microsoft would take whoever is signed in there.
      ...(loginHint ? { loginHint } : { prompt: 'select_account' }),
      ...(claims ? { claims } : {}),
    });
  }

  /**
   * Takes the browser back. The pending sign-in is used up whatever happens, before anything is believed.
   * @throws SignInFailed
   */
  async redeem({ query, session }: Request): Promise<Redemption> {
    const pending = session.pendingSignIn;
    delete session.pendingSignIn;
    if (!pending || !isOurs(pending, query['state'])) {
      throw new SignInFailed('sign_in_expired', pending?.mode ?? 'sign-in');
    }
    await save(session);
    const { error, code, error_description: description } = query;
    if (error !== undefined) throw refused(error, description, pending.mode);
    try {
      return await this.exchange(String(code), pending);
    } catch (cause) {
      throw toSignInFailed(cause, pending.mode);
    }
  }

  private async exchange(code: string, pending: PendingSignIn): Promise<Redemption> {
    const connection = this.network.connect();
    const client = this.clients.forPerson(connection);
    const result = await this.requestTokens(client, connection, { code, pending });
    const homeAccountId = result.account?.homeAccountId ?? '';
    const { nonce, mode, returnTo } = pending;
    const identity = await this.idTokens.verify(result.idToken, { nonce, homeAccountId });
    if (result.tenantId.toLowerCase() !== identity.tenantId)
      throw new IdTokenRejected('its tenant');
    const tokens = client.getTokenCache().serialize();
    return { mode, returnTo, identity, homeAccountId, accessToken: result.accessToken, tokens };
  }

  private async requestTokens(
    client: ConfidentialClientApplication,
    connection: EntraConnection,
    { code, pending }: { code: string; pending: PendingSignIn },
  ): Promise<AuthenticationResult> {
    try {
      return await client.acquireTokenByCode({
        code,
        scopes: delegatedScopes['sign-in'],
        redirectUri: this.publicUrl.to(callbackPath),
        codeVerifier: pending.codeVerifier,
        nonce: pending.nonce,
      });
    } catch (error) {
      // MSAL's own refusal, as of a foreign nonce; the rest is what the service or the network said.
      const isRefusal = error instanceof ClientAuthError && error.errorCode !== 'network_error';
      if (isRefusal) throw new IdTokenRejected(error.errorCode, error);
      throw toAppError(classify(error), error, connection.retryAfter);
    }
  }
}

/** What Entra itself said at the callback; its text is for nobody but the log. */
function refused(error: unknown, description: unknown, mode: SignInMode): SignInFailed {
  const cause = new Error(`${String(error)} ${String(description ?? '')}`.slice(0, 300));
  const needsAdministrator = /AADSTS(65001|90094|90095)/.test(cause.message);
  if (error === 'consent_required' || needsAdministrator) {
    return new SignInFailed('consent_required', mode, { cause });
  }
  const isCancelled = error === 'access_denied';
  return new SignInFailed(isCancelled ? 'sign_in_cancelled' : 'sign_in_failed', mode, { cause });
}

const save = (session: Session): Promise<void> =>
  new Promise((resolve, reject) => {
    session.save((error) => {
      if (error) reject(error as Error);
      else resolve();
    });
  });
