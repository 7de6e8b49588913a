import { Injectable, Logger } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { ConsentRequired, Forbidden } from '../../../http';
import { GraphClient, GraphRequestFailed, id, record, text, type GraphCaller } from '../../graph';
import { GraphTokens } from '../tokens/graph-tokens';

/** Whether a tenant's administrator has consented, as far as that could be determined. */
export type Consent =
  | { state: 'granted'; organizationName: string | null }
  | { state: 'missing' }
  | { state: 'unknown' };

const memory = 60_000;

/**
 * Determines whether a tenant has consented. Nothing a browser brings back is proof; a fresh app-only token is, along
 * with responses that require the roles consented to (ADM-1, S-2). Graph tokens are opaque to us, so their roles are
 * tried, not read.
 */
@Injectable()
export class ConsentProof {
  private readonly logger = new Logger('Consent');
  /** Tenants without consent; the database remembers those with it. */
  private readonly missing = new LRUCache<string, Consent>({ max: 1000, ttl: memory });

  constructor(
    private readonly tokens: GraphTokens,
    private readonly graph: GraphClient,
  ) {}

  /** Missing consent is checked again after a minute. */
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
        msg: "Could not check a tenant's consent.",
        tenantId,
        err: error,
      });
      return { state: 'unknown' };
    }
  }

  /** Needs Organization.Read.All. The name of this tenant: null if it has none, undefined if Graph returns only others. */
  private async readOrganization(app: GraphCaller): Promise<string | null | undefined> {
    const organizations = await this.graph.all(app, '/organization?$select=id,displayName');
    const own = organizations.map(record).find((one) => id(one['id']) === app.tenantId);
    return own && text(own['displayName']);
  }

  /** Needs EduRoster.Read.All. */
  private async readRoster(app: GraphCaller): Promise<void> {
    try {
      await this.graph.get(app, '/education/schools?$select=id&$top=1');
    } catch (error) {
      // A tenant without education data answers 400, but only to callers with permission.
      const isAllowed = error instanceof GraphRequestFailed && error.graphStatus === 400;
      if (!isAllowed) throw error;
    }
  }
}
