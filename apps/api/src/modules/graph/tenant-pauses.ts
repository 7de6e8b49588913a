import { LRUCache } from 'lru-cache';
import type { GraphClock } from './graph-clock';
import { GraphUnavailable } from './graph-error';

/** Longest extra wait after a pause, so that the calls of a tenant do not all come back at once. */
const spread = 250;

/** A pause that Graph asked for; in milliseconds. */
export interface LastPause {
  ago: number;
  length: number;
}

/** Tenants that Graph throttles: every call of such a tenant waits, or fails at once when it cannot. */
export class TenantPauses {
  private readonly until = new Map<string, number>();
  /** The last pause of each tenant, kept after its end. */
  private readonly last = new LRUCache<string, { at: number; milliseconds: number }>({
    max: 2_000,
  });

  constructor(private readonly clock: GraphClock) {}

  pause(tenantId: string, milliseconds: number): void {
    const end = this.clock.now() + milliseconds;
    this.until.set(tenantId, Math.max(end, this.until.get(tenantId) ?? 0));
    this.last.set(tenantId, { at: this.clock.now(), milliseconds });
  }

  /** Of this process; nothing when Graph has not asked for one since it started. */
  lastOf(tenantId: string): LastPause | undefined {
    const last = this.last.get(tenantId);
    return last && { ago: this.clock.now() - last.at, length: last.milliseconds };
  }

  /** @throws GraphUnavailable at once when the pause outlasts the deadline */
  async wait(tenantId: string, deadline: number, signal?: AbortSignal): Promise<void> {
    for (;;) {
      const end = this.until.get(tenantId);
      const left = (end ?? 0) - this.clock.now();
      if (end === undefined || left <= 0) break;
      if (end > deadline) throw new GraphUnavailable(left / 1000);
      await this.clock.sleep(left + this.clock.random() * spread, signal);
    }
    this.until.delete(tenantId);
  }
}
