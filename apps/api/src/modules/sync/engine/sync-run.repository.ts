import type { SyncRunState } from '@app/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource, In, IsNull, type EntityManager } from 'typeorm';
import type { QueryDeepPartialEntity } from 'typeorm/query-builder/QueryPartialEntity.js';
import { Clock } from '../../../clock/clock';
import { SyncRun } from './sync-run.entity';

export interface RunEnd {
  state: Exclude<SyncRunState, 'running' | 'paused'>;
  errorCode?: string;
  error?: string;
}

export type RunCounter =
  | 'received'
  | 'added'
  | 'updated'
  | 'deactivated'
  | 'reactivated'
  | 'removed'
  | 'unknown'
  | 'waited';

type Changes = QueryDeepPartialEntity<SyncRun>;

/** Counts to add to a run, and other changes to its row. */
export interface RunProgress {
  counts?: Partial<Record<RunCounter, number>>;
  changes?: Changes;
}

type NewRun = Pick<
  SyncRun,
  'id' | 'tenantId' | 'query' | 'startedAt' | 'isFull' | 'trigger' | 'startedBy'
>;

/** Methods that take a manager join its transaction. */
@Injectable()
export class SyncRunRepository {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** One statement; `insert` would read the defaults back. */
  async add(manager: EntityManager, run: NewRun): Promise<void> {
    const row = { ...run, state: 'running' as const };
    const insert = manager.createQueryBuilder().insert().into(SyncRun).values(row);
    await insert.orIgnore().updateEntity(false).execute();
  }

  async record(
    manager: EntityManager,
    runId: string,
    { counts = {}, changes = {} }: RunProgress,
  ): Promise<void> {
    const increments = Object.entries(counts)
      .filter(([, count]) => count !== 0)
      .map(([name, count]) => [name, () => `\`${name}\` + ${count}`] as const);
    const values = { ...Object.fromEntries(increments), ...changes };
    if (Object.keys(values).length === 0) return;
    await manager.update(SyncRun, { id: runId }, values);
  }

  /** Records that a run starts over with all users. @returns false when it has done so before */
  async markRestarted(manager: EntityManager, runId: string): Promise<boolean> {
    const once = { id: runId, hasRestarted: false };
    const { affected } = await manager.update(SyncRun, once, { hasRestarted: true, isFull: true });
    return affected === 1;
  }

  /** The changes for `record` that end a run now. */
  ending({ state, errorCode, error }: RunEnd): Changes {
    return {
      state,
      finishedAt: this.clock.date(),
      errorCode: errorCode ?? null,
      error: error ?? null,
    };
  }

  /** Removes the runs of these resources that haven't ended. */
  async removeOpen(tenantId: string, queries: readonly string[]): Promise<void> {
    const open = { tenantId, query: In(queries), finishedAt: IsNull() };
    await this.dataSource.getRepository(SyncRun).delete(open);
  }

  async removeOfTenant(tenantId: string): Promise<void> {
    await this.dataSource.getRepository(SyncRun).delete({ tenantId });
  }
}
