import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ConsentRequired, NotFound } from '../../http';
import { SyncStates, type OpenCheckpoint, type SyncState } from './engine/sync-states';
import type { Weight } from './engine/delta-handler';
import { SyncQueue } from './queue/sync-queue';
import { RunStarts } from './run-starts';
import { DecisionOutdated, DecisionPending, SyncRunning } from './sync-refusals';
import { UsersHandler } from './users/users-handler';

/** What administrators do to the sync of their tenant. All but `wake` are meant for an open transaction. */
@Injectable()
export class SyncAdministration {
  private readonly logger = new Logger('Sync');

  constructor(
    private readonly dataSource: DataSource,
    private readonly states: SyncStates,
    private readonly starts: RunStarts,
    private readonly handler: UsersHandler,
    private readonly queue: SyncQueue,
  ) {}

  /** @returns the id of the new run; `wake` sets it going. @throws ConsentRequired, SyncRunning, DecisionPending */
  async start(tenantId: string, startedBy: string): Promise<string> {
    const state = await this.load(tenantId);
    if (!state.isConsented) throw new ConsentRequired();
    if (state.checkpoint?.phase === 'decision') throw new DecisionPending();
    const open = await this.starts.begin(state, 'administrator', startedBy);
    if (!open) throw new SyncRunning();
    return open.runId;
  }

  /** Lets the open run go on now. A queue that is away does no harm: the run is found in the database later. */
  wake(tenantId: string): void {
    this.queue.add([{ tenantId }]).catch((error: unknown) => {
      this.logger.warn({ msg: 'A sync has to wait for its turn', tenantId, err: error });
    });
  }

  /** Takes the noted accounts away after all; `wake` sets it going. @throws DecisionOutdated */
  async goOn(tenantId: string, runId: string): Promise<Weight> {
    const { checkpoint, weight } = await this.pending(tenantId, runId);
    const { manager } = this.dataSource;
    const changes = { phase: 'settle', updated: this.states.now() } as const;
    await this.states.decide(manager, checkpoint, changes);
    await this.states.count(manager, runId, { changes: { state: 'running' } });
    return weight;
  }

  /** Leaves the accounts as they are, and goes on from here with the next run. @throws DecisionOutdated */
  async discard(tenantId: string, runId: string): Promise<Weight> {
    const { checkpoint, weight } = await this.pending(tenantId, runId);
    const { manager } = this.dataSource;
    const changes = { phase: 'idle', runId: null, updated: this.states.now() } as const;
    await this.states.decide(manager, checkpoint, changes);
    await this.states.dropRemovals(manager, checkpoint);
    await this.states.count(manager, runId, { changes: this.states.ending({ state: 'done' }) });
    return weight;
  }

  /** Stops the schedule of the tenant, or lets it go on. @returns false when it is so already */
  async pause(tenantId: string, isPaused: boolean): Promise<boolean> {
    const state = await this.load(tenantId);
    return this.states.pause(state, this.handler.query, isPaused);
  }

  private async pending(
    tenantId: string,
    runId: string,
  ): Promise<{ checkpoint: OpenCheckpoint; weight: Weight }> {
    const { tenant, checkpoint } = await this.load(tenantId);
    if (checkpoint?.phase !== 'decision' || checkpoint.runId !== runId)
      throw new DecisionOutdated();
    const weight = await this.handler.weigh(this.dataSource.manager, tenant);
    return { checkpoint: { ...checkpoint, runId }, weight };
  }

  private async load(tenantId: string): Promise<SyncState> {
    const state = await this.starts.load(tenantId);
    if (!state) throw new NotFound();
    return state;
  }
}
