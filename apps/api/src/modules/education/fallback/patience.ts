import { LRUCache } from 'lru-cache';
import type { Clock } from '../../../clock/clock';

/** How long a page waits for Graph before it shows the mirror, in milliseconds: longer than a slow answer takes. */
const usual = 4_000;
/** The same shortly after Graph failed to answer: nobody waits for it page after page. */
const short = 500;
/** How long that lasts, unless Graph answers before. */
const rememberedFor = 30_000;

/** How long to wait for Graph, tenant by tenant: it may throttle one and serve the others. */
export class Patience {
  private readonly lostAt = new LRUCache<string, number>({ max: 5_000 });

  constructor(private readonly clock: Pick<Clock, 'now'>) {}

  of(tenantId: string): number {
    const lostAt = this.lostAt.get(tenantId);
    return lostAt !== undefined && this.clock.now() - lostAt < rememberedFor ? short : usual;
  }

  /** Graph didn't answer, or not in time. */
  lose(tenantId: string): void {
    this.lostAt.set(tenantId, this.clock.now());
  }

  /** Graph answered. */
  regain(tenantId: string): void {
    this.lostAt.delete(tenantId);
  }
}
