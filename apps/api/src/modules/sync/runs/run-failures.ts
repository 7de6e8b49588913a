import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../../clock/clock';
import { hold, LeaseLost, type HeldLease } from '../../../database/leases';
import { Transactions } from '../../../database/transactions';
import { ConsentRequired, isDatabaseUnavailable } from '../../../http';
import { OrganizationRepository } from '../../auth';
import { RunStopped } from '../engine/delta-run';
import { SyncTables } from '../engine/sync-tables';
import type { OpenCheckpoint, Tenant } from '../engine/sync-state';
import { DeltaSource } from './delta-source';
import { planFailure } from './failure-plan';
import { leaseTtl } from './lease';
import type { RunLogger } from './run-logger';
import { toRunError } from './sync-error';
import type { SyncOutcome } from './sync-outcome';

/** A run with its lease. */
export interface RunUnderWay {
  tenant: Tenant;
  checkpoint: OpenCheckpoint;
  lease: HeldLease;
  log: RunLogger;
}

/** Handles runs that couldn't continue. Their checkpoints stay, so that nothing is done twice or left out (SYNC-3). */
@Injectable()
export class RunFailures {
  constructor(
    private readonly transactions: Transactions,
    private readonly tables: SyncTables,
    private readonly organizations: OrganizationRepository,
    private readonly source: DeltaSource,
    private readonly clock: Clock,
  ) {}

  /** @throws the error if it isn't about the tenant: the database is unavailable */
  async end(run: RunUnderWay, error: unknown): Promise<SyncOutcome> {
    if (error instanceof LeaseLost || error instanceof RunStopped) return { state: 'stopped' };
    if (isDatabaseUnavailable(error)) throw error;
    const failures = run.checkpoint.failures + 1;
    const { goesOn, notBefore } = planFailure(error, failures, this.clock);
    if (goesOn && notBefore) return this.wait(run, notBefore, failures);
    if (error instanceof ConsentRequired) await this.unmark(run.tenant);
    const { errorCode, error: text } = toRunError(error);
    run.log.failed(error, text);
    const end = this.tables.runs.ending({ state: 'failed', errorCode, error: text });
    const isKept = await this.commit(run, async (manager) => {
      const changes = { runId: null, failures, notBefore };
      if (!(await this.tables.checkpoints.save(manager, run.checkpoint, changes))) return false;
      await this.tables.runs.record(manager, run.checkpoint.runId, { changes: end });
      return true;
    });
    return { state: isKept ? 'failed' : 'stopped' };
  }

  /** Gives others their turn; the run continues after the pause. */
  private async wait(run: RunUnderWay, until: Date, failures: number): Promise<SyncOutcome> {
    const waited = until.getTime() - this.clock.now();
    run.log.ended('waits', { until: until.toISOString(), failures });
    const isKept = await this.commit(run, async (manager) => {
      const changes = { notBefore: until, failures };
      if (!(await this.tables.checkpoints.save(manager, run.checkpoint, changes))) return false;
      await this.tables.runs.record(manager, run.checkpoint.runId, { counts: { waited } });
      return true;
    });
    return isKept ? { state: 'waiting', until } : { state: 'stopped' };
  }

  /** Stops syncing a tenant until an administrator consents again, unless one has since the run started (SYNC-4). */
  private async unmark({ tenantId, consentVersion }: Tenant): Promise<void> {
    await this.organizations.setConsent(tenantId, { isAdminConsented: false }, consentVersion);
    this.source.forget(tenantId);
  }

  /** @returns false if another process has taken over the lease, and with it the run */
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
