import { createHash } from 'node:crypto';
import type { SyncRunTrigger } from '@app/contracts';
import { Injectable } from '@nestjs/common';
import type { DataSyncRecord } from './engine/data-sync-record.entity';
import { SyncStates, type OpenCheckpoint, type SyncState } from './engine/sync-states';
import type { SyncJob, SyncOutcome } from './sync-job';
import { UsersHandler } from './users/users-handler';

/** Where a tenant's sync stands, whether it may run now, and the begin of its runs. */
@Injectable()
export class RunStarts {
  private readonly optionsHash: string;

  constructor(
    private readonly states: SyncStates,
    private readonly handler: UsersHandler,
  ) {
    this.optionsHash = createHash('sha256').update(handler.path).digest('hex');
  }

  load(tenantId: string): Promise<SyncState | undefined> {
    return this.states.load(tenantId, this.handler.query);
  }

  /** @returns nothing while another run is open */
  begin(
    state: SyncState,
    trigger: SyncRunTrigger,
    startedBy: string | null = null,
  ): Promise<OpenCheckpoint | undefined> {
    return this.states.begin(state, {
      query: this.handler.query,
      optionsHash: this.optionsHash,
      trigger,
      startedBy: startedBy?.slice(0, 255) ?? null,
    });
  }

  /** The run that is open, or a new one; or why there is none now. */
  async open(state: SyncState, job: SyncJob): Promise<OpenCheckpoint | SyncOutcome> {
    const stop = whyStopped(state.checkpoint, this.states.now());
    if (stop) return stop;
    if (state.checkpoint?.runId) return state.checkpoint as OpenCheckpoint;
    if (!state.isConsented || !isDue(state, job)) return { state: 'skipped' };
    return (await this.begin(state, 'schedule')) ?? { state: 'busy' };
  }
}

function whyStopped(checkpoint: DataSyncRecord | undefined, now: Date): SyncOutcome | undefined {
  if (checkpoint?.phase === 'decision') return { state: 'decision' };
  const until = checkpoint?.notBefore;
  return until && until > now ? { state: 'waiting', until } : undefined;
}

/** A tick begins no run where the schedule was stopped, or where another process has begun one for it. */
function isDue({ checkpoint }: SyncState, { scheduledFor }: SyncJob): boolean {
  if (scheduledFor === undefined) return false;
  const last = checkpoint?.lastStartedAt?.getTime() ?? 0;
  return !checkpoint?.isPaused && last < scheduledFor;
}
