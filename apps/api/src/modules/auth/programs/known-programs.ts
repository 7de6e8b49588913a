import type { ApiScope } from '@app/contracts';
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Clock } from '../../../clock/clock';
import { ApiClientRepository } from './api-client.repository';
import { readScopes } from './program';

/** What is known of a client that may act. */
export interface KnownProgram {
  tenantId: string;
  name: string;
  scopes: ReadonlySet<ApiScope>;
  expiresAt: Date | null;
}

/** Milliseconds; with it, a revoked client is refused within 5 s on every replica. */
const freshFor = 3_000;
const mostPrograms = 10_000;

/**
 * Which clients may act. A client in use is read again every three seconds, whatever the number of its requests: that a
 * token is checked usually costs no SQL, and without a database no token is accepted for longer than that.
 */
@Injectable()
export class KnownPrograms {
  private readonly programs: LRUCache<string, KnownProgram>;

  constructor(
    private readonly clients: ApiClientRepository,
    clock: Clock,
  ) {
    this.programs = new LRUCache<string, KnownProgram>({
      max: mostPrograms,
      ttl: freshFor,
      ttlResolution: 0,
      perf: { now: () => clock.now() },
      fetchMethod: (clientId) => this.read(clientId),
    });
  }

  find(clientId: string): Promise<KnownProgram | undefined> {
    return this.programs.fetch(clientId);
  }

  /** After a change here; other replicas follow within seconds. */
  forget(clientId: string): void {
    this.programs.delete(clientId);
  }

  private async read(clientId: string): Promise<KnownProgram | undefined> {
    const client = await this.clients.findLive(clientId);
    if (!client) return undefined;
    const { tenantId, name, scopes, expiresAt } = client;
    return { tenantId, name, scopes: new Set(readScopes(scopes)), expiresAt };
  }
}
