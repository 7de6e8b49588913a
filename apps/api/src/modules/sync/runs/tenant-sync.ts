import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { acquire, hold, release, type HeldLease } from '../../../database/leases';
import type { DeltaHandler } from '../engine/delta-handler';
import type { SyncState } from '../engine/sync-state';
import { leaseName, leaseTtl } from './lease';
import { MirrorEmptying } from './mirror-emptying';
import { MirrorStarts } from './mirror-starts';
import { RunLogger } from './run-logger';
import { RunStarts } from './run-starts';
import { RunWork } from './run-work';
import { endsTurn, worse, type SyncOutcome } from './sync-outcome';
import type { SyncJob } from './sync-job';

const heartbeat = leaseTtl / 3;

/** One tenant's turn, under its lease. */
interface Turn {
  job: SyncJob;
  lease: HeldLease;
  signal: AbortSignal;
}

/** Syncs one tenant under its lease, from its checkpoint to as far as it can get now. */
@Injectable()
export class TenantSync {
  private readonly holder = randomUUID();

  constructor(
    private readonly dataSource: DataSource,
    private readonly starts: RunStarts,
    private readonly work: RunWork,
    private readonly mirrors: MirrorStarts,
    private readonly emptying: MirrorEmptying,
  ) {}

  /** @throws if the database is unavailable. That isn't about the tenant, so its run stays open for the next job. */
  async advance(job: SyncJob, signal: AbortSignal): Promise<SyncOutcome> {
    const wanted = { name: leaseName(job.tenantId), holder: this.holder };
    const lease = await acquire(this.dataSource, wanted, leaseTtl);
    if (!lease) return { state: 'busy' };
    const beat = setInterval(() => void this.holdOn(lease), heartbeat);
    try {
      return await this.advanceHeld({ job, lease, signal });
    } finally {
      clearInterval(beat);
      await release(this.dataSource.manager, lease).catch(() => undefined);
    }
  }

  private async advanceHeld(turn: Turn): Promise<SyncOutcome> {
    const { tenantId } = turn.job;
    const known = await this.starts.load(tenantId);
    if (!known) return { state: 'skipped' };
    const total = await this.advanceFrom(known, turn);
    // A run also stops when the mirror is turned off.
    const state = total.state === 'stopped' ? await this.starts.load(tenantId) : known;
    if (!state?.choice.isMirrorLeft) return total;
    if (!(await this.emptying.empty(tenantId, turn.lease, turn.signal))) return total;
    const emptied = await this.starts.load(tenantId);
    if (!emptied) return total;
    const outcome = await this.advanceFrom(emptied, turn);
    return total.state === 'stopped' ? outcome : worse(total, outcome);
  }

  private async advanceFrom(known: SyncState, turn: Turn): Promise<SyncOutcome> {
    const { tenantId } = turn.job;
    let state = await this.mirrors.start(known, turn.lease);
    const began = this.mirrors.now();
    let total: SyncOutcome = { state: 'skipped' };
    let isOutdated = false;
    const wanted = this.starts.resources.wantedBy(state.tenant);
    const left = new Set(wanted);
    for (const handler of wanted) {
      // What one resource brought may be work for the next.
      if (isOutdated && handler.isDue) state = (await this.starts.load(tenantId)) ?? state;
      const { outcome, isChanged } = await this.advanceResource(state, handler, turn);
      isOutdated ||= isChanged;
      total = worse(total, outcome);
      if (hasNothingLeft(handler, outcome)) left.delete(handler);
      if (endsTurn.has(outcome.state)) break;
    }
    await this.mirrors.note(state, began, left);
    return total;
  }

  private async advanceResource(
    state: SyncState,
    handler: DeltaHandler,
    { job, lease, signal }: Turn,
  ): Promise<{ outcome: SyncOutcome; isChanged: boolean }> {
    const opened = await this.starts.open(state, handler, job);
    if ('state' in opened) return { outcome: opened, isChanged: false };
    const { tenant, isConsented } = state;
    const log = new RunLogger(tenant, opened);
    const run = { tenant, checkpoint: opened, lease, log };
    const outcome = await this.work.do(run, handler, { isConsented, signal });
    return { outcome, isChanged: log.received > 0 };
  }

  /** A lost lease or an unavailable database shows at the run's next step. */
  private async holdOn(lease: HeldLease): Promise<void> {
    await hold(this.dataSource.manager, lease, leaseTtl).catch(() => undefined);
  }
}

/** Whether a resource has been read to the end, or had nothing due. */
const hasNothingLeft = ({ isDue }: DeltaHandler, { state }: SyncOutcome): boolean =>
  state === 'done' || (state === 'skipped' && isDue !== undefined);
