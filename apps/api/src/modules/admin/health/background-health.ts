import type { HealthCheck } from '@app/contracts';
import { Injectable } from '@nestjs/common';
import { GraphClient } from '../../graph';
import { SyncOverview } from '../../sync';
import { checkRoster } from './roster-check';
import { checkSync } from './sync-check';
import { checkThrottling } from './throttling-check';

/** Checks what runs in the background: the sync, and how Microsoft takes our requests. */
@Injectable()
export class BackgroundHealth {
  constructor(
    private readonly sync: SyncOverview,
    private readonly graph: GraphClient,
  ) {}

  async check(tenantId: string, now: Date): Promise<HealthCheck[]> {
    const status = await this.sync.show(tenantId);
    const times = { interval: this.sync.interval(), now };
    return [
      checkSync(status, times),
      checkRoster(status, times),
      checkThrottling(this.graph.lastPause(tenantId)),
    ];
  }
}
