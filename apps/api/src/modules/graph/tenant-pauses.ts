import type { GraphClock } from './graph-clock';
import { GraphUnavailable } from './graph-error';

/** Longest extra wait after a pause, so that the calls of a tenant do not all come back at once. */
const spread = 250;

/** Tenants that Graph throttles: every call of such a tenant waits, or fails at once when it cannot. */
export class TenantPauses {
  private readonly until = new Map<string, number>();

  constructor(private readonly clock: GraphClock) {}

  pause(tenantId: string, milliseconds: number): void {
    const end = this.clock.now() + milliseconds;
    this.until.set(tenantId, Math.max(end, this.until.get(tenantId) ?? 0));
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
