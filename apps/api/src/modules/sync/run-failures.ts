import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { hold, LeaseLost, type HeldLease } from '../../database/leases';
import { Transactions } from '../../database/transactions';
import { ConsentRequired, isDatabaseUnavailable } from '../../http';
import { OrganizationRepository } from '../auth';
import { DeltaSource } from './delta-source';
import type { Tenant } from './engine/delta-handler';
import { RunStopped } from './engine/delta-run';
import { SyncStates, type OpenCheckpoint } from './engine/sync-states';
import { planFailure } from './failure-plan';
import { leaseTtl } from './lease';
import type { RunLogger } from './run-logger';
import { SYNC_CLOCK, type SyncClock } from './sync-clock';
import { toRunError } from './sync-error';
import type { SyncOutcome } from './sync-job';

/** A run with its lease. */
export interface RunUnderWay {
  tenant: Tenant;
  checkpoint: OpenCheckpoint;
  lease: HeldLease;
  log: RunLogger;
}

/** What becomes of a run that could not go on. Its checkpoint stays, so that nothing is done twice or left out (SYNC-3). */
@Injectable()
export class RunFailures {
  constructor(
    private readonly transactions: Transactions,
    private readonly states: SyncStates,
    private readonly organizations: OrganizationRepository,
    private readonly source: DeltaSource,
    @Inject(SYNC_CLOCK) private readonly clock: SyncClock,
  ) {}

  /** @throws the error when it says nothing about the tenant: a database that is away */
  async end(run: RunUnderWay, error: unknown): Promise<SyncOutcome> {
    if (error instanceof LeaseLost || error instanceof RunStopped) return { state: 'stopped' };
    if (isDatabaseUnavailable(error)) throw error;
    const failures = run.checkpoint.failures + 1;
    const { goesOn, notBefore } = planFailure(error, failures, this.clock);
    if (goesOn && notBefore) return this.wait(run, notBefore, failures);
    if (error instanceof ConsentRequired) await this.unmark(run.tenant);
    const { errorCode, error: text } = toRunError(error);
    run.log.failed(error, text);
    const end = this.states.ending({ state: 'failed', errorCode, error: text });
    const isKept = await this.commit(run, async (manager) => {
      const changes = { runId: null, failures, notBefore, updated: this.states.now() };
      if (!(await this.states.save(manager, run.checkpoint, changes))) return false;
      await this.states.count(manager, run.checkpoint.runId, { changes: end });
      return true;
    });
    return { state: isKept ? 'failed' : 'stopped' };
  }

  /** Lets others have the turn meanwhile: the run goes on when the pause is over. */
  private async wait(run: RunUnderWay, until: Date, failures: number): Promise<SyncOutcome> {
    const waited = until.getTime() - this.clock.now().getTime();
    run.log.ended('waits', { until: until.toISOString(), failures });
    const isKept = await this.commit(run, async (manager) => {
      const changes = { notBefore: until, failures, updated: this.states.now() };
      if (!(await this.states.save(manager, run.checkpoint, changes))) return false;
      await this.states.count(manager, run.checkpoint.runId, { counts: { waited } });
      return true;
    });
    return isKept ? { state: 'waiting', until } : { state: 'stopped' };
  }

  /** The tenant is synced no more, and its administrator is asked for the consent again (SYNC-4). */
  private async unmark({ tenantId, name }: Tenant): Promise<void> {
    await this.transactions.run(() =>
      this.organizations.save({ tenantId, name, isAdminConsented: false }),
    );
    this.source.forget(tenantId);
  }

  /** @returns false when the lease is another one's by now, whose run it then is */
  private async commit(
    { lease }: RunUnderWay,
    work: (manager: EntityManager) => Promise<boolean>,
  ): Promise<boolean> {
    try {
      return await this.transactions.run(async (manager) => {
        await hold(manager, lease, leaseTtl);
        return work(manager);
      });
    } catch (error) {
      if (error instanceof LeaseLost) return false;
      throw error;
    }
  }
}
