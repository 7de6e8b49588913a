import type { SyncResource } from '@app/contracts';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ConsentRequired, NotFound } from '../../../http';
import type { Weight } from '../engine/delta-handler';
import { SyncQueue } from '../queue/sync-queue';
import { RunStarts } from '../runs/run-starts';
import { DecisionOutdated, DecisionPending, SyncRunning } from '../engine/sync-refusals';
import { SyncTables } from '../engine/sync-tables';
import type { OpenCheckpoint, SyncState } from '../engine/sync-state';

/** What a decision was about. */
export type Decided = Weight & { resource: SyncResource };

/** What administrators can do with their tenant's sync. All methods but `wake` join an open transaction. */
@Injectable()
export class SyncAdministration {
  private readonly logger = new Logger('Sync');

  constructor(
    private readonly dataSource: DataSource,
    private readonly tables: SyncTables,
    private readonly starts: RunStarts,
    private readonly queue: SyncQueue,
  ) {}

  /** @returns the id of the new run; `wake` sets it off. @throws ConsentRequired, SyncRunning, DecisionPending */
  async start(tenantId: string, startedBy: string): Promise<string> {
    const state = await this.load(tenantId);
    if (!state.isConsented) throw new ConsentRequired();
    const isStopped = (query: string) => state.checkpoints.get(query)?.phase === 'decision';
    const wanted = this.starts.resources.wantedBy(state.tenant);
    const startable = wanted.filter(({ query }) => !isStopped(query));
    if (startable.length === 0) throw new DecisionPending();
    const runs: OpenCheckpoint[] = [];
    for (const handler of startable) {
      const open = await this.starts.begin(state, handler, { trigger: 'administrator', startedBy });
      if (open) runs.push(open);
    }
    const [first] = runs;
    if (!first) throw new SyncRunning();
    return first.runId;
  }

  /** Lets the open run continue now. If the queue is down, the run is found in the database later. */
  wake(tenantId: string): void {
    this.queue.add([{ tenantId }]).catch((error: unknown) => {
      this.logger.warn({ msg: 'A sync has to wait for its turn', tenantId, err: error });
    });
  }

  /** Lets the stopped run remove the noted accounts; `wake` sets it off. @throws DecisionOutdated */
  async goOn(tenantId: string, runId: string): Promise<Decided> {
    const { checkpoint, weight } = await this.pending(tenantId, runId);
    const { manager } = this.dataSource;
    const changes = { phase: 'settle' } as const;
    await this.tables.checkpoints.decide(manager, checkpoint, changes);
    await this.tables.runs.record(manager, runId, { changes: { state: 'running' } });
    return { ...weight, resource: checkpoint.query as SyncResource };
  }

  /** Leaves the accounts as they are; the next run continues from here. @throws DecisionOutdated */
  async discard(tenantId: string, runId: string): Promise<Decided> {
    const { checkpoint, weight } = await this.pending(tenantId, runId);
    const { manager } = this.dataSource;
    const changes = { phase: 'idle', runId: null } as const;
    await this.tables.checkpoints.decide(manager, checkpoint, changes);
    await this.tables.removals.clear(manager, checkpoint);
    await this.tables.runs.record(manager, runId, {
      changes: this.tables.runs.ending({ state: 'done' }),
    });
    return { ...weight, resource: checkpoint.query as SyncResource };
  }

  /** Pauses or resumes the tenant's schedule. @returns false when nothing changed */
  async pause(tenantId: string, isPaused: boolean): Promise<boolean> {
    const state = await this.load(tenantId);
    return this.tables.checkpoints.pause(state, this.starts.resources.first.query, isPaused);
  }

  private async pending(
    tenantId: string,
    runId: string,
  ): Promise<{ checkpoint: OpenCheckpoint; weight: Weight }> {
    const { tenant, checkpoints } = await this.load(tenantId);
    const checkpoint = [...checkpoints.values()].find((one) => one.runId === runId);
    if (checkpoint?.phase !== 'decision') throw new DecisionOutdated();
    const handler = this.starts.resources.of(checkpoint.query);
    const weight = await handler.weigh(this.dataSource.manager, tenant);
    return { checkpoint: { ...checkpoint, runId }, weight };
  }

  private async load(tenantId: string): Promise<SyncState> {
    const state = await this.starts.load(tenantId);
    if (!state) throw new NotFound();
    return state;
  }
}
