import { Injectable } from '@nestjs/common';
import type { ConfidentialClientApplication } from '@azure/msal-node';
import { LRUCache } from 'lru-cache';
import { EntraClients } from '../entra/entra-clients';
import { classifyAppOnly, toAppError } from '../entra/entra-error';
import { EntraNetwork, type EntraConnection } from '../entra/entra-network';
import { allGrantedScope } from '../entra/permissions';
import { JoinedCalls } from './joined-calls';
import type { GraphToken } from './silent-tokens';

interface TenantClient {
  client: ConfidentialClientApplication;
  connection: EntraConnection;
}

export interface AppTokenRequest {
  tenantId: string;
  /** A token that Graph rejected (it may be older than the consent), or empty: no cached token will do. */
  rejected?: string;
}

/** App-only Graph tokens, obtained with the certificate. One MSAL instance per tenant keeps its token in memory. */
@Injectable()
export class AppTokens {
  private readonly tenants = new LRUCache<string, TenantClient>({ max: 500 });
  private readonly requests = new JoinedCalls<GraphToken>();

  constructor(
    private readonly clients: EntraClients,
    private readonly network: EntraNetwork,
  ) {}

  /** @throws ConsentRequired, GraphUnavailable, EntraMisconfigured */
  async acquire({ tenantId, rejected }: AppTokenRequest): Promise<GraphToken> {
    if (rejected === '') return this.requestOnce(tenantId, true);
    const token = await this.requestOnce(tenantId, false);
    return token.accessToken === rejected ? this.requestOnce(tenantId, true) : token;
  }

  /** Call it when consent is withdrawn: the token would stay valid for up to an hour. */
  forget(tenantId: string): void {
    this.tenants.delete(tenantId);
  }

  /** MSAL doesn't merge concurrent calls itself: three calls would be three requests. */
  private requestOnce(tenantId: string, skipCache: boolean): Promise<GraphToken> {
    return this.requests.join(`${tenantId} ${skipCache}`, () => this.request(tenantId, skipCache));
  }

  private async request(tenantId: string, skipCache: boolean): Promise<GraphToken> {
    const { client, connection } = this.clientOf(tenantId);
    try {
      const result = await client.acquireTokenByClientCredential({
        scopes: [allGrantedScope],
        skipCache,
      });
      if (!result) throw new Error('MSAL returned no token.');
      return { accessToken: result.accessToken, expiresOn: result.expiresOn ?? new Date(0) };
    } catch (error) {
      throw toAppError(classifyAppOnly(error), error, connection.retryAfter);
    }
  }

  private clientOf(tenantId: string): TenantClient {
    const known = this.tenants.get(tenantId);
    if (known) return known;
    const connection = this.network.connect();
    const made = { client: this.clients.forTenant(tenantId, connection), connection };
    this.tenants.set(tenantId, made);
    return made;
  }
}
