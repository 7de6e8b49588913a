import { Injectable } from '@nestjs/common';
import type { ConfidentialClientApplication } from '@azure/msal-node';
import { LRUCache } from 'lru-cache';
import { EntraClients } from '../microsoft/entra-clients';
import { classifyAppOnly, toAppError } from '../microsoft/entra-error';
import { EntraNetwork, type EntraConnection } from '../microsoft/entra-network';
import { allGrantedScope } from '../microsoft/permissions';
import type { GraphToken } from './silent-tokens';

interface TenantClient {
  client: ConfidentialClientApplication;
  connection: EntraConnection;
}

export interface AppTokenRequest {
  tenantId: string;
  /** A token that Graph refused (it may be older than the consent), or empty: no cached token will do. */
  rejected?: string;
}

/** App-only Graph tokens, proved by certificate. One MSAL instance for each tenant keeps its token in memory. */
@Injectable()
export class AppTokens {
  private readonly tenants = new LRUCache<string, TenantClient>({ max: 500 });
  private readonly underWay = new Map<string, Promise<GraphToken>>();

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

  /** After a consent is taken back: the token would go on for its hour. */
  forget(tenantId: string): void {
    this.tenants.delete(tenantId);
  }

  /** MSAL does not merge these itself: three at once were three requests. */
  private requestOnce(tenantId: string, skipCache: boolean): Promise<GraphToken> {
    const key = `${tenantId} ${skipCache}`;
    const known = this.underWay.get(key);
    if (known) return known;
    const request = this.request(tenantId, skipCache).finally(() => this.underWay.delete(key));
    this.underWay.set(key, request);
    return request;
  }

  private async request(tenantId: string, skipCache: boolean): Promise<GraphToken> {
    const { client, connection } = this.clientOf(tenantId);
    try {
      const result = await client.acquireTokenByClientCredential({
        scopes: [allGrantedScope],
        skipCache,
      });
      if (!result) throw new Error('MSAL gave no token.');
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
