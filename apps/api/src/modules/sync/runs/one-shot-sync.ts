import { setTimeout as delay } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../../clock/clock';
import type { SyncState } from '../engine/sync-state';
import { DryRuns } from './dry-runs';
import { DueTenants } from './due-tenants';
import { RunStarts } from './run-starts';
import type { SyncOutcome } from './sync-outcome';
import { TenantSync } from './tenant-sync';

/** The options of `sync --once`. */
export interface OneShotOptions {
  /** Syncs this tenant only. */
  tenantId?: string | undefined;
  /** Reports what a run would do without doing it. */
  isDry: boolean;
}

const nothingDue =
  "Nothing to sync: no organization with an administrator's consent, or their schedules are paused";

/** Milliseconds between two checks of a tenant that another process is syncing. */
const busyWait = 1_000;

/** The sync as a separate job: each tenant once, one after the other (`sync --once`). */
@Injectable()
export class OneShotSync {
  private readonly logger = new Logger('Sync');

  constructor(
    private readonly due: DueTenants,
    private readonly starts: RunStarts,
    private readonly sync: TenantSync,
    private readonly dryRuns: DryRuns,
    private readonly clock: Clock,
  ) {}

  /** A tenant's failure doesn't stop the others. @returns whether all were synced */
  async run({ tenantId, isDry }: OneShotOptions, signal: AbortSignal): Promise<boolean> {
    const pages = tenantId ? [[tenantId]] : this.due.scheduled();
    let isWell = true;
    let isAnyDue = false;
    for await (const tenantIds of pages) {
      isAnyDue = true;
      for (const id of tenantIds) isWell = (await this.tryTenant(id, isDry, signal)) && isWell;
    }
    if (!isAnyDue) this.logger.log({ msg: nothingDue });
    return isWell;
  }

  private async tryTenant(id: string, isDry: boolean, signal: AbortSignal): Promise<boolean> {
    try {
      return await this.doTenant(id, isDry, signal);
    } catch (error) {
      if (!signal.aborted) this.logger.error({ msg: 'A sync failed', tenantId: id, err: error });
      return false;
    }
  }

  private async doTenant(id: string, isDry: boolean, signal: AbortSignal): Promise<boolean> {
    const state = await this.starts.load(id);
    if (!state?.isConsented) {
      this.logger.error({ msg: 'No organization with consent', tenantId: id });
      return false;
    }
    if (isDry) return this.tell(state);
    const { state: end } = await this.finish(state, signal);
    return end === 'done';
  }

  private async tell(state: SyncState): Promise<boolean> {
    const { name, tenantId } = state.tenant;
    for (const handler of this.starts.resources.wantedBy(state.tenant)) {
      const forecast = await this.dryRuns.forecast(state, handler);
      const msg = `${name}: a sync of ${handler.query} would do this`;
      this.logger.log({ msg, tenantId, ...forecast });
    }
    return true;
  }

  /** Waits for other processes, and for Microsoft as long as it asks. */
  private async finish(state: SyncState, signal: AbortSignal): Promise<SyncOutcome> {
    const { tenantId } = state.tenant;
    for (const handler of this.starts.resources.wantedBy(state.tenant))
      await this.starts.begin(state, handler, { trigger: 'command' });
    for (;;) {
      const outcome = await this.sync.advance({ tenantId }, signal);
      const wait = waitOf(outcome, this.clock.now());
      if (wait === undefined) return outcome;
      await delay(wait, undefined, { signal });
    }
  }
}

function waitOf(outcome: SyncOutcome, now: number): number | undefined {
  if (outcome.state === 'busy') return busyWait;
  if (outcome.state !== 'waiting') return undefined;
  return Math.max(0, outcome.until.getTime() - now);
}
