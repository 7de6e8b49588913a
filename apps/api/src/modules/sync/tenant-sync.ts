import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { acquire, hold, release, type HeldLease } from '../../database/leases';
import { leaseName, leaseTtl } from './lease';
import { RunLogger } from './run-logger';
import { RunStarts } from './run-starts';
import { RunWork } from './run-work';
import type { SyncJob, SyncOutcome } from './sync-job';

const heartbeat = leaseTtl / 3;

/** Syncs one tenant, as far as that goes now: under its lease, from where its checkpoint stands. */
@Injectable()
export class TenantSync {
  private readonly holder = randomUUID();

  constructor(
    private readonly dataSource: DataSource,
    private readonly starts: RunStarts,
    private readonly work: RunWork,
  ) {}

  /** @throws what says nothing about the tenant: a database that is away. Its run then stays open for who comes next. */
  async advance(job: SyncJob, signal: AbortSignal): Promise<SyncOutcome> {
    const wanted = { name: leaseName(job.tenantId), holder: this.holder };
    const lease = await acquire(this.dataSource, wanted, leaseTtl);
    if (!lease) return { state: 'busy' };
    const beat = setInterval(() => void this.holdOn(lease), heartbeat);
    try {
      return await this.advanceHeld(job, lease, signal);
    } finally {
      clearInterval(beat);
      await release(this.dataSource.manager, lease).catch(() => undefined);
    }
  }

  private async advanceHeld(
    job: SyncJob,
    lease: HeldLease,
    signal: AbortSignal,
  ): Promise<SyncOutcome> {
    const state = await this.starts.load(job.tenantId);
    if (!state) return { state: 'skipped' };
    const opened = await this.starts.open(state, job);
    if ('state' in opened) return opened;
    const { tenant, isConsented } = state;
    const log = new RunLogger(tenant, opened.runId);
    return this.work.do({ tenant, checkpoint: opened, lease, log }, { isConsented, signal });
  }

  /** A lost lease shows at the next step of the run; a database that is away, too. */
  private async holdOn(lease: HeldLease): Promise<void> {
    await hold(this.dataSource.manager, lease, leaseTtl).catch(() => undefined);
  }
}
