import { Injectable } from '@nestjs/common';
import { Transactions } from '../../database/transactions';
import { DeltaSource } from './delta-source';
import { DryRun, type Forecast } from './engine/dry-run';
import type { SyncState } from './engine/sync-states';
import { UsersHandler } from './users/users-handler';

/** What runs would do, for whoever wants to know before. */
@Injectable()
export class DryRuns {
  constructor(
    private readonly transactions: Transactions,
    private readonly handler: UsersHandler,
    private readonly source: DeltaSource,
  ) {}

  forecast({ tenant, checkpoint }: SyncState): Promise<Forecast> {
    const { transactions, handler, source } = this;
    const { graph } = source;
    const caller = source.callerFor(tenant.tenantId);
    return new DryRun(tenant, checkpoint, { transactions, graph, handler, caller }).forecast();
  }
}
