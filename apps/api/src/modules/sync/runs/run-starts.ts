import { createHash, randomUUID } from 'node:crypto';
import type { SyncRunTrigger } from '@app/contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../clock/clock';
import { Transactions } from '../../../database/transactions';
import type { DataSyncRecord } from '../engine/data-sync-record.entity';
import { newCheckpoint } from '../engine/data-sync-record.repository';
import type { DeltaHandler } from '../engine/delta-handler';
import { startRound, type RoundOptions } from '../engine/round-start';
import { SyncResources } from '../engine/sync-resources';
import { SyncTables } from '../engine/sync-tables';
import { type OpenCheckpoint, type SyncState, isSchedulePaused } from '../engine/sync-state';
import type { SyncJob } from './sync-job';
import type { SyncOutcome } from './sync-outcome';
import { DeltaSource } from './delta-source';

/** What started a run, and for an administrator, who. */
export interface RunOrigin {
  trigger: SyncRunTrigger;
  startedBy?: string | null;
}

/** Loads the state of a tenant's sync, decides which of its resources may run now, and starts their runs. */
@Injectable()
export class RunStarts {
  constructor(
    private readonly transactions: Transactions,
    private readonly tables: SyncTables,
    readonly resources: SyncResources,
    private readonly source: DeltaSource,
    private readonly clock: Clock,
  ) {}

  load(tenantId: string): Promise<SyncState | undefined> {
    return this.tables.checkpoints.load(tenantId);
  }

  /**
   * Starts a run of a resource, which continues an unfinished round or begins a new one. Of two calls at once, only one
   * succeeds.
   * @returns its checkpoint, or undefined while another run is open
   */
  begin(
    { tenant: { tenantId }, checkpoints }: SyncState,
    handler: DeltaHandler,
    { trigger, startedBy = null }: RunOrigin,
  ): Promise<OpenCheckpoint | undefined> {
    const { query } = handler;
    const checkpoint = checkpoints.get(query);
    const runId = randomUUID();
    const now = this.clock.date();
    const known = checkpoint ?? newCheckpoint({ tenantId, query, updated: now });
    const round = startRound(known, this.optionsOf(handler), now);
    const values = { ...round, runId, lastStartedAt: now, updated: now };
    const begun = { ...known, ...values };
    const isAbandoned = round.phase !== undefined && known.phase !== 'idle';
    return this.transactions.run(async (manager) => {
      if (!checkpoint) await this.tables.checkpoints.add(manager, known);
      const opening = { changes: values, needsMirror: handler !== this.resources.first };
      if (!(await this.tables.checkpoints.openRun(manager, known, opening))) return undefined;
      if (isAbandoned) await this.tables.removals.clear(manager, known);
      const { isFull } = begun;
      const run = { id: runId, tenantId, query, startedAt: now, isFull, trigger, startedBy };
      await this.tables.runs.add(manager, run);
      return begun;
    });
  }

  /** The open run or a new one, or why there is none now. */
  async open(
    state: SyncState,
    handler: DeltaHandler,
    job: SyncJob,
  ): Promise<OpenCheckpoint | SyncOutcome> {
    const checkpoint = state.checkpoints.get(handler.query);
    const stop = whyStopped(checkpoint, this.clock.date());
    if (stop) return stop;
    if (checkpoint?.runId) return checkpoint as OpenCheckpoint;
    const isDue = isAfter(checkpoint, job) && !isSchedulePaused(state);
    if (!state.isConsented || !isDue) return { state: 'skipped' };
    if (!this.isDue(state, handler)) return { state: 'skipped' };
    return (await this.begin(state, handler, { trigger: 'schedule' })) ?? { state: 'busy' };
  }

  /** A round that a failed run has left unfinished is due, whatever the resource says. */
  private isDue(state: SyncState, handler: DeltaHandler): boolean {
    const isUnfinished = (state.checkpoints.get(handler.query)?.phase ?? 'idle') !== 'idle';
    return isUnfinished || (handler.isDue?.(state, this.clock.date()) ?? true);
  }

  private optionsOf(handler: DeltaHandler): RoundOptions {
    const { path, fullEvery } = handler;
    return {
      fullEvery,
      optionsHash: createHash('sha256').update(path).digest('hex'),
      ownsLink: (link) => handler.readPage !== undefined || this.source.graph.owns(path, link),
    };
  }
}

function whyStopped(checkpoint: DataSyncRecord | undefined, now: Date): SyncOutcome | undefined {
  if (checkpoint?.phase === 'decision') return { state: 'decision' };
  const until = checkpoint?.notBefore;
  return until && until > now ? { state: 'waiting', until } : undefined;
}

/** Whether the job is a tick for which no process has started a run yet. */
function isAfter(checkpoint: DataSyncRecord | undefined, { scheduledFor }: SyncJob): boolean {
  if (scheduledFor === undefined) return false;
  return (checkpoint?.lastStartedAt?.getTime() ?? 0) < scheduledFor;
}
