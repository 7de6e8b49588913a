import { Injectable, Logger } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { ConsentRequired, Forbidden } from '../../../http';
import { GraphClient, GraphRequestFailed, type GraphCaller } from '../../graph';
import { GraphTokens } from '../tokens/graph-tokens';

/** Whether a tenant's administrator has consented, as far as that could be found out now. */
export type Consent =
  { state: 'granted'; organizationName: string } | { state: 'missing' } | { state: 'unknown' };

const memory = 60_000;

/**
 * Finds out whether a tenant has consented. Nothing that a browser brings back is evidence; an app-only token made now,
 * and answers that Graph gives only to the wanted roles, are (ADM-1, S-2). Tokens for Graph are opaque to us, so their
 * roles are tried, not read.
 */
@Injectable()
export class ConsentProof {
  private readonly logger = new Logger('Consent');
  /** Who had not; a consent that was found is kept in the database. */
  private readonly missing = new LRUCache<string, Consent>({ max: 1000, ttl: memory });

  constructor(
    private readonly tokens: GraphTokens,
    private readonly graph: GraphClient,
  ) {}

  /** A consent that was missing is looked for again after a minute. */
  async check(tenantId: string): Promise<Consent> {
    return this.missing.get(tenantId) ?? this.checkNow(tenantId);
  }

  async checkNow(tenantId: string): Promise<Consent> {
    const consent = await this.prove(tenantId);
    if (consent.state === 'missing') this.missing.set(tenantId, consent);
    else this.missing.delete(tenantId);
    return consent;
  }

  private async prove(tenantId: string): Promise<Consent> {
    const app = this.tokens.asApp(tenantId);
    try {
      // A token cached before the consent has no roles.
      await app.token({ fresh: true });
      const [organizationName] = await Promise.all([
        this.readOrganization(app),
        this.readRoster(app),
      ]);
      return organizationName === undefined
        ? { state: 'missing' }
        : { state: 'granted', organizationName };
    } catch (error) {
      if (error instanceof ConsentRequired || error instanceof Forbidden) {
        return { state: 'missing' };
      }
      this.logger.warn({
        msg: 'The consent of a tenant could not be checked.',
        tenantId,
        err: error,
      });
      return { state: 'unknown' };
    }
  }

  /** Needs Organization.Read.All. The name of the very tenant, or nothing. */
  private async readOrganization(app: GraphCaller): Promise<string | undefined> {
    const { value } = await this.graph.get<{ value: { id: string; displayName?: string }[] }>(
      app,
      '/organization?$select=id,displayName',
    );
    const own = value.find(({ id }) => id.toLowerCase() === app.tenantId);
    return own && (own.displayName ?? own.id);
  }

  /** Needs EduRoster.Read.All. */
  private async readRoster(app: GraphCaller): Promise<void> {
    try {
      await this.graph.get(app, '/education/schools?$select=id&$top=1');
    } catch (error) {
      // A tenant without education data answers 400, but only to who may ask.
      const isAllowed = error instanceof GraphRequestFailed && error.graphStatus === 400;
      if (!isAllowed) throw error;
    }
  }
}
