import {
  AuthError,
  InteractionRequiredAuthError,
  type AuthenticationResult,
  type ConfidentialClientApplication,
} from '@azure/msal-node';
import { Injectable } from '@nestjs/common';
import { MicrosoftLoginRequired } from '../../../http';
import { EntraClients } from '../microsoft/entra-clients';
import { authorityFor } from '../microsoft/entra-config';
import { classify, toAppError } from '../microsoft/entra-error';
import { EntraNetwork, offlineConnection } from '../microsoft/entra-network';
import { IdTokenVerifier, type VerifiedIdentity } from '../microsoft/id-token';
import { delegatedScopes, type TokenPurpose } from '../microsoft/permissions';
import type { TokenOwner } from './token-cache.repository';

export interface UserTokenRequest {
  owner: TokenOwner;
  purpose: TokenPurpose;
  /** A token that Graph refused: another one is wanted. */
  rejected?: string;
}

export interface GraphToken {
  accessToken: string;
  expiresOn: Date;
}

/** What asking Entra led to; `serialized` is the cache afterwards, also when nothing was got. */
export interface Renewal {
  serialized: string;
  token?: GraphToken;
  identity?: VerifiedIdentity;
  failure?: unknown;
}

/** One person's tokens out of one serialized MSAL cache: with a new MSAL instance each time, without any storage. */
@Injectable()
export class SilentTokens {
  constructor(
    private readonly clients: EntraClients,
    private readonly network: EntraNetwork,
    private readonly idTokens: IdTokenVerifier,
  ) {}

  /**
   * A token the cache already holds; undefined when Entra would have to be asked.
   * @throws MicrosoftLoginRequired when the cache holds nothing to ask with
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

  /** Asks Entra. Does not throw for what Entra or MSAL say, so that the changed cache can be kept first. */
  async renew(serialized: string, request: UserTokenRequest): Promise<Renewal> {
    const connection = this.network.connect();
    const client = this.clients.forPerson(connection);
    client.getTokenCache().deserialize(serialized);
    try {
      const result = await this.silent(client, request, request.rejected !== undefined);
      // Before anything is believed: MSAL does not look at the id_token (S-1). A sign-in meanwhile leaves none to check.
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
    // The tenant is always named: for a guest the default would give a token of the home tenant.
    return client.acquireTokenSilent({
      account: { ...account, tenantId: owner.tenantId },
      authority: authorityFor(this.clients.identity.loginUrl, owner.tenantId),
      scopes: delegatedScopes[purpose],
      forceRefresh,
    });
  }

  private async identify(
    result: AuthenticationResult,
    owner: TokenOwner,
  ): Promise<VerifiedIdentity> {
    return this.idTokens.verify(result.idToken, {
      owner,
      homeAccountId: result.account?.homeAccountId ?? '',
    });
  }
}

/**
 * MSAL forgets a refresh token when it is told `bad_token`; a plain `invalid_grant` (revoked, unused for too long) leaves
 * it in the cache, where every later request would try it again.
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
