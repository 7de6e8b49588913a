import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { OrganizationRepository } from '../accounts/organization.repository';
import { AccessTokens, tokenLifetime } from './access-tokens';
import { ApiClientRepository } from './api-client.repository';
import { ClientAuthentication } from './client-authentication';
import { OAuthError } from './oauth-error';
import { readScopes } from './program';
import { readTokenRequest, scopesFor } from './token-request';

/** RFC 6749 §5.1. */
export interface TokenAnswer {
  access_token: string;
  token_type: 'Bearer';
  /** Seconds. */
  expires_in: number;
  scope: string;
}

/** The token endpoint's only grant: client credentials (RFC 6749 §4.4). */
@Injectable()
export class TokenEndpoint {
  constructor(
    private readonly authentication: ClientAuthentication,
    private readonly clients: ApiClientRepository,
    private readonly organizations: OrganizationRepository,
    private readonly tokens: AccessTokens,
  ) {}

  /** @throws OAuthError, RateLimited */
  async answer(request: Request): Promise<TokenAnswer> {
    const asked = readTokenRequest(request);
    const client = await this.authentication.check(asked, request);
    const organization = await this.organizations.find(client.tenantId);
    if (!organization?.isAdminConsented) {
      throw new OAuthError(
        'unauthorized_client',
        'The school has withdrawn its consent to EDUGraph.',
      );
    }
    const scopes = scopesFor(asked.scope, readScopes(client.scopes));
    const token = await this.tokens.issue(client, scopes);
    await this.clients.noteUse(client, request.ip ?? '');
    return {
      access_token: token,
      token_type: 'Bearer',
      expires_in: tokenLifetime,
      scope: scopes.join(' '),
    };
  }
}
