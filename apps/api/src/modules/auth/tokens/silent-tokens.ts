import {
  AuthError,
  InteractionRequiredAuthError,
  type AuthenticationResult,
  type ConfidentialClientApplication,
} from '@azure/msal-node';
import { Injectable } from '@nestjs/common';
import { MicrosoftLoginRequired } from '../../../http';
import { EntraClients } from '../entra/entra-clients';
import { authorityFor } from '../entra/entra-config';
import { classify, toAppError } from '../entra/entra-error';
import { EntraNetwork, offlineConnection } from '../entra/entra-network';
import { IdTokenVerifier, type VerifiedIdentity } from '../entra/id-token';
import { delegatedScopes, type TokenPurpose } from '../entra/permissions';
import type { MicrosoftIdentity } from '../accounts/microsoft-account';

export interface UserTokenRequest {
  owner: MicrosoftIdentity;
  purpose: TokenPurpose;
  /** A token that Graph rejected: a different one is needed. */
  rejected?: string;
}

export interface GraphToken {
  accessToken: string;
  expiresOn: Date;
}

/** The outcome of a request to Entra; `serialized` is the cache afterwards, even without a new token. */
export interface Renewal {
  serialized: string;
  token?: GraphToken;
  identity?: VerifiedIdentity;
  failure?: unknown;
}

/** Gets one person's tokens from a serialized MSAL cache: with a new MSAL instance each time, and without storage. */
@Injectable()
export class SilentTokens {
  constructor(
    private readonly clients: EntraClients,
    private readonly network: EntraNetwork,
    private readonly idTokens: IdTokenVerifier,
  ) {}

  /**
   * A token the cache already holds; undefined if it takes a request to Entra.
   * @throws MicrosoftLoginRequired if the cache holds nothing to make that request with
   */
  async lookUp(serialized: string, request: UserTokenRequest): Promise<GraphToken | undefined> {
    const offline = offlineConnection();
    const client = this.clients.forPerson(offline.client);
    client.getTokenCache().deserialize(serialized);
    try {
      const result = await this.silent(client, request, false);
      return result.accessToken === request.rejected ? undefined : toToken(result);
    } catch (error) {
      if (offline.wasNeeded()) return undefined;
      throw isOurs(error) ? error : toAppError(classify(error), error);
    }
  }

  /** Requests a token from Entra. Doesn't throw errors of Entra or MSAL: the changed cache has to be stored first. */
  async renew(serialized: string, request: UserTokenRequest): Promise<Renewal> {
    const connection = this.network.connect();
    const client = this.clients.forPerson(connection);
    client.getTokenCache().deserialize(serialized);
    try {
      const result = await this.silent(client, request, request.rejected !== undefined);
      // Before trusting anything: MSAL doesn't check the id_token (S-1). A cached token brings no new one.
      const identity = result.fromCache ? undefined : await this.identify(result, request.owner);
      const kept = client.getTokenCache().serialize();
      return { serialized: kept, token: toToken(result), ...(identity ? { identity } : {}) };
    } catch (error) {
      const found = classify(error);
      if (found.kind === 'login') await dropDeadTokens(client, error);
      const isKept = error instanceof AuthError;
      return {
        serialized: isKept ? client.getTokenCache().serialize() : serialized,
        failure: isOurs(error) ? error : toAppError(found, error, connection.retryAfter),
      };
    }
  }

  private async silent(
    client: ConfidentialClientApplication,
    { owner, purpose }: UserTokenRequest,
    forceRefresh: boolean,
  ): Promise<AuthenticationResult> {
    const [account] = await client.getTokenCache().getAllAccounts();
    if (!account) throw new MicrosoftLoginRequired();
    // Always name the tenant: by default, a guest would get a token for their home tenant.
    return client.acquireTokenSilent({
      account: { ...account, tenantId: owner.tenantId },
      authority: authorityFor(this.clients.identity.loginUrl, owner.tenantId),
      scopes: delegatedScopes[purpose],
      forceRefresh,
    });
  }

  private async identify(
    result: AuthenticationResult,
    owner: MicrosoftIdentity,
  ): Promise<VerifiedIdentity> {
    return this.idTokens.verify(result.idToken, {
      owner,
      homeAccountId: result.account?.homeAccountId ?? '',
    });
  }
}

/**
 * MSAL drops a refresh token after `bad_token`. After a plain `invalid_grant` (revoked, unused for too long) it keeps it
 * in the cache, where every later request would try it again.
 */
async function dropDeadTokens(
  client: ConfidentialClientApplication,
  error: unknown,
): Promise<void> {
  if (error instanceof InteractionRequiredAuthError) return;
  const cache = client.getTokenCache();
  for (const account of await cache.getAllAccounts()) await cache.removeAccount(account);
}

const isOurs = (error: unknown): boolean => error instanceof MicrosoftLoginRequired;

const toToken = ({ accessToken, expiresOn }: AuthenticationResult): GraphToken => ({
  accessToken,
  expiresOn: expiresOn ?? new Date(0),
});
