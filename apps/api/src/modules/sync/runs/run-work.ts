import { Injectable } from '@nestjs/common';
import { Transactions } from '../../../database/transactions';
import { ConsentRequired } from '../../../http';
import { DeltaRun } from '../engine/delta-run';
import type { DeltaHandler } from '../engine/delta-handler';
import { SyncTables } from '../engine/sync-tables';
import { DeltaSource } from './delta-source';
import { leaseTtl } from './lease';
import { RunFailures, type RunUnderWay } from './run-failures';
import type { SyncOutcome } from './sync-outcome';

/** Takes a run from where it stands to its end, or to where it has to stop. */
@Injectable()
export class RunWork {
  constructor(
    private readonly transactions: Transactions,
    private readonly tables: SyncTables,
    private readonly source: DeltaSource,
    private readonly failures: RunFailures,
  ) {}

  /** @param isConsented whether the tenant still has consent; an open run fails without it */
  async do(
    run: RunUnderWay,
    handler: DeltaHandler,
    { isConsented, signal }: { isConsented: boolean; signal: AbortSignal },
  ): Promise<SyncOutcome> {
    const { tenant, checkpoint, lease, log } = run;
    const { transactions, tables, source } = this;
    const { graph } = source;
    const caller = source.callerFor(tenant.tenantId);
    const parts = { transactions, tables, graph, handler, caller, lease, leaseTtl, signal, log };
    try {
      if (!isConsented) throw new ConsentRequired();
      log.started(checkpoint.isFull, checkpoint.isFull && checkpoint.round === 1);
      const state = await new DeltaRun(tenant, checkpoint, parts).finish();
      log.ended(state);
      return { state };
    } catch (error) {
      if (signal.aborted) return { state: 'stopped' };
      return this.failures.end(run, error);
    }
  }
}
