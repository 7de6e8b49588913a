import { Injectable } from '@nestjs/common';
import { Transactions } from '../../database/transactions';
import { ConsentRequired } from '../../http';
import { DeltaSource } from './delta-source';
import { DeltaRun } from './engine/delta-run';
import { SyncStates } from './engine/sync-states';
import { leaseTtl } from './lease';
import { RunFailures, type RunUnderWay } from './run-failures';
import type { SyncOutcome } from './sync-job';
import { UsersHandler } from './users/users-handler';

/** One run from where it stands to its end, or to where it must stop. */
@Injectable()
export class RunWork {
  constructor(
    private readonly transactions: Transactions,
    private readonly states: SyncStates,
    private readonly handler: UsersHandler,
    private readonly source: DeltaSource,
    private readonly failures: RunFailures,
  ) {}

  /** @param isConsented whether the tenant's consent still stands; a run that is open ends without */
  async do(
    run: RunUnderWay,
    { isConsented, signal }: { isConsented: boolean; signal: AbortSignal },
  ): Promise<SyncOutcome> {
    const { tenant, checkpoint, lease, log } = run;
    const { transactions, states, handler, source } = this;
    const { graph } = source;
    const caller = source.callerFor(tenant.tenantId);
    const parts = { transactions, states, graph, handler, caller, lease, leaseTtl, signal, log };
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
