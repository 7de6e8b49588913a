import { Injectable } from '@nestjs/common';
import { Clock } from '../../../clock/clock';
import { Transactions } from '../../../database/transactions';
import { DryRun, type Forecast } from '../engine/dry-run';
import { SyncRemovalRepository } from '../engine/sync-removal.repository';
import type { DeltaHandler } from '../engine/delta-handler';
import type { SyncState } from '../engine/sync-state';
import { DeltaSource } from './delta-source';

/** Predicts what runs would do. */
@Injectable()
export class DryRuns {
  constructor(
    private readonly transactions: Transactions,
    private readonly removals: SyncRemovalRepository,
    private readonly source: DeltaSource,
    private readonly clock: Clock,
  ) {}

  forecast({ tenant, checkpoints }: SyncState, handler: DeltaHandler): Promise<Forecast> {
    const { transactions, removals, source, clock } = this;
    const { graph } = source;
    const caller = source.callerFor(tenant.tenantId);
    const parts = { transactions, removals, graph, handler, caller, clock };
    return new DryRun(tenant, checkpoints.get(handler.query), parts).forecast();
  }
}
