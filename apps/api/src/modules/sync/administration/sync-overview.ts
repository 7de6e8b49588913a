import type { SyncDecision, SyncRun as SyncRunView, SyncStatus } from '@app/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { CronTime, sendAt } from 'cron';
import { DataSource } from 'typeorm';
import { API_CONFIG, type ApiConfig } from '../../../config/config.module';
import type { DataSyncRecord } from '../engine/data-sync-record.entity';
import { SyncRun } from '../engine/sync-run.entity';
import { RunStarts } from '../runs/run-starts';
import { type SyncState, isSchedulePaused } from '../engine/sync-state';
import { toMirrorStatus } from './mirror-view';

const shownRuns = 50;

/** A tenant's sync as its administrators see it (ADM-7). */
@Injectable()
export class SyncOverview {
  constructor(
    private readonly dataSource: DataSource,
    private readonly starts: RunStarts,
    @Inject(API_CONFIG) private readonly config: ApiConfig,
  ) {}

  async show(tenantId: string): Promise<SyncStatus> {
    const [state, runs] = await Promise.all([this.starts.load(tenantId), this.runs(tenantId)]);
    const checkpoints = [...(state?.checkpoints.values() ?? [])];
    return {
      running: checkpoints.some(isRunning),
      nextRun: this.nextRun(state),
      scheduled: this.config.SYNC_ENABLED,
      paused: state !== undefined && isSchedulePaused(state),
      decision: state ? await this.decision(state) : null,
      mirror: toMirrorStatus(state, this.config.ROSTER_MIRROR),
      runs: runs.map((run) => toView(run, state?.checkpoints.get(run.query))),
    };
  }

  /** Milliseconds between the next two ticks of the schedule. */
  interval(): number {
    const [next, following] = new CronTime(this.config.SYNC_CRON).sendAt(2);
    return following && next ? following.toMillis() - next.toMillis() : 0;
  }

  private runs(tenantId: string): Promise<SyncRun[]> {
    return this.dataSource.getRepository(SyncRun).find({
      where: { tenantId },
      order: { startedAt: 'DESC', id: 'DESC' },
      take: shownRuns,
    });
  }

  private nextRun(state: SyncState | undefined): string | null {
    if (!state?.isConsented || !this.config.SYNC_ENABLED || isSchedulePaused(state)) return null;
    const wanted = this.starts.resources.wantedBy(state.tenant);
    const isStopped = (query: string) => state.checkpoints.get(query)?.phase === 'decision';
    if (wanted.every(({ query }) => isStopped(query))) return null;
    return sendAt(this.config.SYNC_CRON).toUTC().toISO();
  }

  private async decision({ tenant, checkpoints }: SyncState): Promise<SyncDecision | null> {
    const stopped = [...checkpoints.values()].find(({ phase }) => phase === 'decision');
    if (!stopped?.runId) return null;
    const handler = this.starts.resources.of(stopped.query);
    const weight = await handler.weigh(this.dataSource.manager, tenant);
    return { runId: stopped.runId, ...weight };
  }
}

const isRunning = ({ runId, phase }: DataSyncRecord): boolean =>
  runId !== null && phase !== 'decision';

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
