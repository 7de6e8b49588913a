import { createHash } from 'node:crypto';
import {
  ClientAuthError,
  type AuthenticationResult,
  type ConfidentialClientApplication,
} from '@azure/msal-node';
import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { PublicUrl } from '../../../http';
import { EntraClients } from '../entra/entra-clients';
import { classify, toAppError } from '../entra/entra-error';
import { EntraNetwork, offlineConnection, type EntraConnection } from '../entra/entra-network';
import { IdTokenRejected, IdTokenVerifier, type VerifiedIdentity } from '../entra/id-token';
import { delegatedScopes } from '../entra/permissions';
import type { SignInTrip } from '../round-trips/round-trip';
import { randomText, RoundTrips } from '../round-trips/round-trips';
import { fitText } from '../../../text/well-formed';
import { SignInFailed, toSignInFailed, type SignInMode } from './sign-in-failed';

/** Where to return to, or the local account that wants to link. */
type Wish = { purpose: 'sign-in'; returnTo: string } | { purpose: 'link'; userId: string };

export interface SignInStart {
  wish: Wish;
  loginHint?: string | undefined;
  /** What Microsoft asked for when it last rejected a renewal. */
  claims?: string | undefined;
}

/** A redeemed code with a verified id_token. Nothing is stored yet. */
export interface Redemption {
  trip: SignInTrip;
  identity: VerifiedIdentity;
  homeAccountId: string;
  accessToken: string;
  /** The MSAL cache with only this person's tokens. */
  tokens: string;
}

const callbackPath = '/auth/microsoft/callback';

/** OpenID Connect with Microsoft: authorization code, PKCE, state, nonce, each bound to the browser. */
@Injectable()
export class MicrosoftSignIn {
  constructor(
    private readonly clients: EntraClients,
    private readonly network: EntraNetwork,
    private readonly idTokens: IdTokenVerifier,
    private readonly publicUrl: PublicUrl,
    private readonly trips: RoundTrips,
  ) {}

  /** Gives the browser what the callback must match. @returns the URL to send it to */
  async begin(request: Request, response: Response, start: SignInStart): Promise<string> {
    const trip = { ...start.wish, nonce: randomText(), codeVerifier: randomText() };
    const state = await this.trips.begin(request, response, trip);
    const { loginHint, claims } = start;
    return this.clients.forPerson(offlineConnection().client).getAuthCodeUrl({
      scopes: delegatedScopes['sign-in'],
      redirectUri: this.publicUrl.to(callbackPath),
      responseMode: 'query',
      state,
      nonce: trip.nonce,
      codeChallenge: createHash('sha256').update(trip.codeVerifier).digest('base64url'),
      codeChallengeMethod: 'S256',
      // With select_account MSAL drops the hint; without either, Microsoft would pick whoever is signed in there.
      ...(loginHint ? { loginHint } : { prompt: 'select_account' }),
      ...(claims ? { claims } : {}),
    });
  }

  /**
   * Receives the browser back. Its round trip ends whatever happens, before anything is trusted.
   * @throws SignInFailed
   */
  async redeem(request: Request, response: Response): Promise<Redemption> {
    const returned = await this.trips.end(request, response);
    if (!returned || returned.trip.purpose === 'consent') {
      throw new SignInFailed('sign_in_expired', 'sign-in');
    }
    const { trip } = returned;
    const { error, code, error_description: description } = request.query;
    if (error !== undefined) throw refused(error, description, trip.purpose);
    try {
      const redemption = await this.exchange(String(code), trip);
      // Only a code that Microsoft has accepted costs us a row.
      if (await this.trips.spend(returned)) return redemption;
    } catch (cause) {
      throw toSignInFailed(cause, trip.purpose);
    }
    throw new SignInFailed('sign_in_expired', trip.purpose);
  }

  private async exchange(code: string, trip: SignInTrip): Promise<Redemption> {
    const connection = this.network.connect();
    const client = this.clients.forPerson(connection);
    const result = await this.requestTokens(client, connection, { code, trip });
    const homeAccountId = result.account?.homeAccountId ?? '';
    const { nonce } = trip;
    const identity = await this.idTokens.verify(result.idToken, { nonce, homeAccountId });
    if (result.tenantId.toLowerCase() !== identity.tenantId)
      throw new IdTokenRejected("its tenant doesn't match");
    const tokens = client.getTokenCache().serialize();
    return { trip, identity, homeAccountId, accessToken: result.accessToken, tokens };
  }

  private async requestTokens(
    client: ConfidentialClientApplication,
    connection: EntraConnection,
    { code, trip }: { code: string; trip: SignInTrip },
  ): Promise<AuthenticationResult> {
    try {
      return await client.acquireTokenByCode({
        code,
        scopes: delegatedScopes['sign-in'],
        redirectUri: this.publicUrl.to(callbackPath),
        codeVerifier: trip.codeVerifier,
        nonce: trip.nonce,
      });
    } catch (error) {
      // MSAL's own rejection, such as a foreign nonce; everything else came from the service or the network.
      const isRefusal = error instanceof ClientAuthError && error.errorCode !== 'network_error';
      if (isRefusal) throw new IdTokenRejected(error.errorCode, error);
      throw toAppError(classify(error), error, connection.retryAfter);
    }
  }
}

/** An error that Entra reported to the callback; its text is only for the log. */
function refused(error: unknown, description: unknown, mode: SignInMode): SignInFailed {
  const cause = new Error(fitText(`${String(error)} ${String(description ?? '')}`, 300));
  const needsAdministrator = /AADSTS(65001|90094|90095)/.test(cause.message);
  if (error === 'consent_required' || needsAdministrator) {
    return new SignInFailed('consent_required', mode, { cause });
  }
  const isCancelled = error === 'access_denied';
  return new SignInFailed(isCancelled ? 'sign_in_cancelled' : 'sign_in_failed', mode, { cause });
}
