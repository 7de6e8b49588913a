import { setTimeout as delay } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { DryRuns } from './dry-runs';
import { DueTenants } from './due-tenants';
import type { SyncState } from './engine/sync-states';
import { RunStarts } from './run-starts';
import type { SyncOutcome } from './sync-job';
import { TenantSync } from './tenant-sync';

/** What `sync --once` was told. */
export interface OneShotOptions {
  /** Only this one. */
  tenantId?: string | undefined;
  /** Tells what a run would do, and does nothing. */
  isDry: boolean;
}

/** Milliseconds between two looks at a tenant that another process syncs. */
const busyWait = 1_000;

/** The sync as a job of its own: each tenant once, one after the other (`sync --once`). */
@Injectable()
export class OneShotSync {
  private readonly logger = new Logger('Sync');

  constructor(
    private readonly due: DueTenants,
    private readonly starts: RunStarts,
    private readonly sync: TenantSync,
    private readonly dryRuns: DryRuns,
  ) {}

  /** One tenant's failure stops no other. @returns whether all were synced */
  async run({ tenantId, isDry }: OneShotOptions, signal: AbortSignal): Promise<boolean> {
    const pages = tenantId ? [[tenantId]] : this.due.scheduled();
    let isWell = true;
    for await (const tenantIds of pages) {
      for (const id of tenantIds) isWell = (await this.tryTenant(id, isDry, signal)) && isWell;
    }
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
      this.logger.error({ msg: 'No organization with a consent', tenantId: id });
      return false;
    }
    if (isDry) return this.tell(state);
    const { state: end } = await this.finish(state, signal);
    return end === 'done';
  }

  private async tell(state: SyncState): Promise<boolean> {
    const forecast = await this.dryRuns.forecast(state);
    const { name, tenantId } = state.tenant;
    this.logger.log({ msg: `${name}: a sync would do this`, tenantId, ...forecast });
    return true;
  }

  /** Waits for other processes, and for Microsoft as long as it asks for. */
  private async finish(state: SyncState, signal: AbortSignal): Promise<SyncOutcome> {
    const { tenantId } = state.tenant;
    await this.starts.begin(state, 'command');
    for (;;) {
      const outcome = await this.sync.advance({ tenantId }, signal);
      const wait = waitOf(outcome);
      if (wait === undefined) return outcome;
      await delay(wait, undefined, { signal });
    }
  }
}

function waitOf(outcome: SyncOutcome): number | undefined {
  if (outcome.state === 'busy') return busyWait;
  if (outcome.state !== 'waiting') return undefined;
  return Math.max(0, outcome.until.getTime() - Date.now());
}
