import { LRUCache } from 'lru-cache';
import type { GraphClock } from './graph-clock';
import { GraphUnavailable } from './graph-error';

/** Longest extra wait after a pause, so a tenant's calls don't all come back at once. */
const spread = 250;

/** A pause that Graph asked for; in milliseconds. */
export interface LastPause {
  ago: number;
  length: number;
}

/** Tenants that Graph throttles: each of their calls waits, or fails immediately if it can't. */
export class TenantPauses {
  private readonly until = new Map<string, number>();
  /** Each tenant's last pause, kept after it ends. */
  private readonly last = new LRUCache<string, { at: number; milliseconds: number }>({
    max: 2_000,
  });

  constructor(private readonly clock: GraphClock) {}

  pause(tenantId: string, milliseconds: number): void {
    const end = this.clock.now() + milliseconds;
    this.until.set(tenantId, Math.max(end, this.until.get(tenantId) ?? 0));
    this.last.set(tenantId, { at: this.clock.now(), milliseconds });
  }

  /** For this process; undefined if Graph hasn't asked for one since it started. */
  lastOf(tenantId: string): LastPause | undefined {
    const last = this.last.get(tenantId);
    return last && { ago: this.clock.now() - last.at, length: last.milliseconds };
  }

  /** @throws GraphUnavailable immediately if the pause outlasts the deadline */
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
