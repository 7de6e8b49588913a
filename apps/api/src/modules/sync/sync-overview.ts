import type { SyncDecision, SyncRun as SyncRunView, SyncStatus } from '@app/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { CronTime, sendAt } from 'cron';
import { DataSource } from 'typeorm';
import { API_CONFIG, type ApiConfig } from '../../config/config.module';
import type { DataSyncRecord } from './engine/data-sync-record.entity';
import { SyncRun } from './engine/sync-run.entity';
import type { SyncState } from './engine/sync-states';
import { RunStarts } from './run-starts';
import { UsersHandler } from './users/users-handler';

const shownRuns = 50;

/** The sync of a tenant as its administrators see it (ADM-7). */
@Injectable()
export class SyncOverview {
  constructor(
    private readonly dataSource: DataSource,
    private readonly starts: RunStarts,
    private readonly handler: UsersHandler,
    @Inject(API_CONFIG) private readonly config: ApiConfig,
  ) {}

  async show(tenantId: string): Promise<SyncStatus> {
    const [state, runs] = await Promise.all([this.starts.load(tenantId), this.runs(tenantId)]);
    const checkpoint = state?.checkpoint;
    return {
      running: isRunning(checkpoint),
      nextRun: this.nextRun(state),
      scheduled: this.config.SYNC_ENABLED,
      paused: checkpoint?.isPaused ?? false,
      decision: state ? await this.decision(state) : null,
      runs: runs.map((run) => toView(run, checkpoint)),
    };
  }

  /** Milliseconds between two ticks of the schedule, from now on. */
  interval(): number {
    const [next, following] = new CronTime(this.config.SYNC_CRON).sendAt(2);
    return following && next ? following.toMillis() - next.toMillis() : 0;
  }

  private runs(tenantId: string): Promise<SyncRun[]> {
    const { query } = this.handler;
    return this.dataSource.getRepository(SyncRun).find({
      where: { tenantId, query },
      order: { startedAt: 'DESC', id: 'DESC' },
      take: shownRuns,
    });
  }

  private nextRun(state: SyncState | undefined): string | null {
    const checkpoint = state?.checkpoint;
    if (!state?.isConsented || !this.config.SYNC_ENABLED) return null;
    if (checkpoint?.isPaused || checkpoint?.phase === 'decision') return null;
    return sendAt(this.config.SYNC_CRON).toUTC().toISO();
  }

  private async decision({ tenant, checkpoint }: SyncState): Promise<SyncDecision | null> {
    if (checkpoint?.phase !== 'decision' || checkpoint.runId === null) return null;
    const weight = await this.handler.weigh(this.dataSource.manager, tenant);
    return { runId: checkpoint.runId, ...weight };
  }
}

const isRunning = (checkpoint: DataSyncRecord | undefined): boolean =>
  checkpoint !== undefined && checkpoint.runId !== null && checkpoint.phase !== 'decision';

function toView(run: SyncRun, checkpoint: DataSyncRecord | undefined): SyncRunView {
  const { id, state, isFull, trigger, startedBy, startedAt, finishedAt, error, errorCode } = run;
  const isOpen = checkpoint?.runId === id && state === 'running';
  return {
    id,
    state,
    full: isFull,
    trigger,
    startedBy,
    startedAt: startedAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
    received: run.received,
    updated: run.updated,
    deactivated: run.deactivated,
    reactivated: run.reactivated,
    removed: run.removed,
    unknown: run.unknown,
    waited: run.waited,
    waitingUntil: isOpen ? (checkpoint.notBefore?.toISOString() ?? null) : null,
    ...(error !== null && { error }),
    ...(errorCode !== null && { errorCode }),
  };
}
