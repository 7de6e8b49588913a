import type { MirrorStatus, SyncDecision, SyncResource, SyncStatus } from '@app/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { CronTime, sendAt } from 'cron';
import { DataSource } from 'typeorm';
import { API_CONFIG, type ApiConfig } from '../../../config/config.module';
import { MirrorCounts } from '../../roster';
import { SyncRun } from '../engine/sync-run.entity';
import { type SyncState, isSchedulePaused } from '../engine/sync-state';
import { RunStarts } from '../runs/run-starts';
import { toMirrorStatus } from './mirror-view';
import { toResourceState } from './resource-view';
import { toRunView } from './run-view';

const shownRuns = 50;
const changed = 'r.added + r.updated + r.reactivated + r.deactivated + r.removed > 0';

/** A tenant's sync as its administrators see it (ADM-7). */
@Injectable()
export class SyncOverview {
  constructor(
    private readonly dataSource: DataSource,
    private readonly starts: RunStarts,
    private readonly counts: MirrorCounts,
    @Inject(API_CONFIG) private readonly config: ApiConfig,
  ) {}

  async show(tenantId: string): Promise<SyncStatus> {
    const [state, runs] = await Promise.all([this.starts.load(tenantId), this.runs(tenantId)]);
    const checkpoints = [...(state?.checkpoints.values() ?? [])];
    const wanted = state ? this.starts.resources.wantedBy(state.tenant) : [];
    return {
      running: checkpoints.some(({ runId, phase }) => runId !== null && phase !== 'decision'),
      nextRun: this.nextRun(state),
      scheduled: this.config.SYNC_ENABLED,
      paused: state !== undefined && isSchedulePaused(state),
      decision: state ? await this.decision(state) : null,
      mirror: await this.mirror(state),
      resources: wanted.map(({ query }) => toResourceState(query, state?.checkpoints.get(query))),
      runs: runs.map((run) => toRunView(run, state?.checkpoints.get(run.query))),
    };
  }

  /** Milliseconds between the next two ticks of the schedule. */
  interval(): number {
    const [next, following] = new CronTime(this.config.SYNC_CRON).sendAt(2);
    return following && next ? following.toMillis() - next.toMillis() : 0;
  }

  private runs(tenantId: string): Promise<SyncRun[]> {
    const { query: users } = this.starts.resources.first;
    return this.dataSource
      .getRepository(SyncRun)
      .createQueryBuilder('r')
      .where('r.tenant_id = :tenantId', { tenantId })
      .andWhere(`(r.query = :users OR r.state <> 'done' OR ${changed})`, { users })
      .orderBy('r.started_at', 'DESC')
      .addOrderBy('r.id', 'DESC')
      .limit(shownRuns)
      .getMany();
  }

  private async mirror(state: SyncState | undefined): Promise<MirrorStatus> {
    const status = toMirrorStatus(state, this.config.ROSTER_MIRROR);
    const { mirror } = state ?? {};
    if (status.state !== 'ready' || !mirror) return status;
    return { ...status, counts: await this.counts.of(mirror) };
  }

  private nextRun(state: SyncState | undefined): string | null {
    if (!state?.isConsented || !this.config.SYNC_ENABLED || isSchedulePaused(state)) return null;
    const wanted = this.starts.resources.wantedBy(state.tenant);
    const isStopped = (query: string) => state.checkpoints.get(query)?.phase === 'decision';
    if (wanted.every(({ query }) => isStopped(query))) return null;
    return sendAt(this.config.SYNC_CRON).toUTC().toISO();
  }

  /** The first resource's, if several have stopped. */
  private async decision({ tenant, checkpoints }: SyncState): Promise<SyncDecision | null> {
    for (const handler of this.starts.resources.handlers) {
      const checkpoint = checkpoints.get(handler.query);
      if (checkpoint?.phase !== 'decision' || checkpoint.runId === null) continue;
      const { manager } = this.dataSource;
      const { runId } = checkpoint;
      const weight = await handler.weigh(manager, tenant);
      const emptied = (await handler.countEmptied?.(manager, tenant)) ?? 0;
      return { runId, resource: handler.query as SyncResource, ...weight, emptied };
    }
    return null;
  }
}
