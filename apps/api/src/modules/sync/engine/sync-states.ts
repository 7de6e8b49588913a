import { randomUUID } from 'node:crypto';
import type { SyncRunState, SyncRunTrigger } from '@app/contracts';
import { Inject, Injectable } from '@nestjs/common';
import {
  DataSource,
  IsNull,
  type EntityManager,
  type EntityTarget,
  type ObjectLiteral,
} from 'typeorm';
import type { QueryDeepPartialEntity } from 'typeorm/query-builder/QueryPartialEntity.js';
import { Transactions } from '../../../database/transactions';
import { Organization } from '../../auth';
import { SYNC_CLOCK, type SyncClock } from '../sync-clock';
import { DecisionOutdated } from '../sync-refusals';
import { DataSyncRecord } from './data-sync-record.entity';
import type { Tenant } from './delta-handler';
import { SyncRemoval } from './sync-removal.entity';
import { SyncRun } from './sync-run.entity';

/** A tenant and where its sync stands. */
export interface SyncState {
  tenant: Tenant;
  isConsented: boolean;
  /** Absent before the first run. */
  checkpoint: DataSyncRecord | undefined;
}

/** A checkpoint with a run that is open. */
export type OpenCheckpoint = DataSyncRecord & { runId: string };

export interface RunStart {
  query: string;
  optionsHash: string;
  trigger: SyncRunTrigger;
  /** Name of the administrator who started it. */
  startedBy: string | null;
}

export interface RunEnd {
  state: Exclude<SyncRunState, 'running' | 'paused'>;
  errorCode?: string;
  error?: string;
}

export type RunCounter =
  'received' | 'updated' | 'deactivated' | 'reactivated' | 'removed' | 'unknown' | 'waited';

type OrganizationWithCheckpoint = Organization & { checkpoint?: DataSyncRecord | null };

/** Checkpoints and runs. What takes a manager joins the transaction of what it stands for. */
@Injectable()
export class SyncStates {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    @Inject(SYNC_CLOCK) private readonly clock: SyncClock,
  ) {}

  now(): Date {
    return this.clock.now();
  }

  /** One statement. */
  async load(tenantId: string, query: string): Promise<SyncState | undefined> {
    const found = (await this.dataSource
      .getRepository(Organization)
      .createQueryBuilder('o')
      .leftJoinAndMapOne(
        'o.checkpoint',
        DataSyncRecord,
        'r',
        'r.tenant_id = o.tenant_id AND r.query = :query',
        { query },
      )
      .where('o.tenant_id = :tenantId', { tenantId })
      .getOne()) as OrganizationWithCheckpoint | null;
    if (!found) return undefined;
    const { id: organizationId, name, isAdminConsented, checkpoint } = found;
    return {
      tenant: { tenantId, organizationId, name },
      isConsented: isAdminConsented,
      checkpoint: checkpoint ?? undefined,
    };
  }

  /**
   * Begins a run: goes on with a round that was left, or begins one. Of two at once, one begins.
   * @returns the checkpoint it begins with; nothing while another run is open
   */
  begin({ tenant, checkpoint }: SyncState, start: RunStart): Promise<OpenCheckpoint | undefined> {
    const { tenantId } = tenant;
    const { query, trigger, startedBy } = start;
    const runId = randomUUID();
    const now = this.now();
    const known = checkpoint ?? newCheckpoint({ tenantId, query, updated: now });
    const round = roundOf(known, start.optionsHash, now);
    const values = { ...round, runId, lastStartedAt: now, updated: now };
    const begun = { ...known, ...values };
    return this.transactions.run(async (manager) => {
      if (!checkpoint) await insertCheckpoint(manager, known);
      const open = { tenantId, query, runId: IsNull() };
      const { affected } = await manager.update(DataSyncRecord, open, values);
      if (affected !== 1) return undefined;
      const isAbandoned = round.phase !== undefined && known.phase !== 'idle';
      if (isAbandoned) await this.dropRemovals(manager, { tenantId, query });
      const { isFull } = begun;
      const run = { id: runId, tenantId, query, startedAt: now, state: 'running' as const, isFull };
      await insertRow(manager, SyncRun, { ...run, trigger, startedBy });
      return begun;
    });
  }

  /** @returns false when the run is not the open one any more: somebody ended it, or took the consent back */
  async save(
    manager: EntityManager,
    { tenantId, query, runId }: DataSyncRecord,
    changes: QueryDeepPartialEntity<DataSyncRecord>,
  ): Promise<boolean> {
    if (runId === null) return false;
    const open = { tenantId, query, runId };
    const { affected } = await manager.update(DataSyncRecord, open, changes);
    return affected === 1;
  }

  /** Ends the wait for a decision. */
  async decide(
    manager: EntityManager,
    { tenantId, query, runId }: OpenCheckpoint,
    changes: QueryDeepPartialEntity<DataSyncRecord>,
  ): Promise<void> {
    const waiting = { tenantId, query, runId, phase: 'decision' as const };
    const { affected } = await manager.update(DataSyncRecord, waiting, changes);
    if (affected !== 1) throw new DecisionOutdated();
  }

  /** Stops the schedule of a tenant, or lets it go on; also before its first run. @returns false when it is so already */
  async pause(
    { tenant: { tenantId }, checkpoint }: SyncState,
    query: string,
    isPaused: boolean,
  ): Promise<boolean> {
    const { manager } = this.dataSource;
    if ((checkpoint?.isPaused ?? false) === isPaused) return false;
    if (!checkpoint)
      await insertCheckpoint(manager, newCheckpoint({ tenantId, query, updated: this.now() }));
    await manager.update(DataSyncRecord, { tenantId, query }, { isPaused });
    return true;
  }

  async count(
    manager: EntityManager,
    runId: string,
    counts: Partial<Record<RunCounter, number>>,
    changes: QueryDeepPartialEntity<SyncRun> = {},
  ): Promise<void> {
    const increments = Object.entries(counts)
      .filter(([, count]) => count !== 0)
      .map(([name, count]) => [name, () => `\`${name}\` + ${count}`] as const);
    const values = { ...Object.fromEntries(increments), ...changes };
    if (Object.keys(values).length === 0) return;
    await manager.update(SyncRun, { id: runId }, values);
  }

  /** Notes that a run begins anew with everybody. @returns false when it has done so before */
  async markRestarted(manager: EntityManager, runId: string): Promise<boolean> {
    const once = { id: runId, hasRestarted: false };
    const { affected } = await manager.update(SyncRun, once, { hasRestarted: true, isFull: true });
    return affected === 1;
  }

  /** What a run that has ended leaves on its row. */
  ending({ state, errorCode, error }: RunEnd): QueryDeepPartialEntity<SyncRun> {
    return {
      state,
      finishedAt: this.now(),
      errorCode: errorCode ?? null,
      error: error?.slice(0, 1024) ?? null,
    };
  }

  async dropRemovals(
    manager: EntityManager,
    { tenantId, query }: Pick<DataSyncRecord, 'tenantId' | 'query'>,
  ): Promise<void> {
    await manager.delete(SyncRemoval, { tenantId, query });
  }

  /** With the consent goes all that was learned by it. Joins an open transaction. */
  async removeOfTenant(tenantId: string): Promise<void> {
    for (const entity of [DataSyncRecord, SyncRemoval, SyncRun]) {
      await this.dataSource.getRepository(entity).delete({ tenantId });
    }
  }
}

/** The round that a run begins with, or nothing when it goes on with the one that was left. */
function roundOf(
  checkpoint: DataSyncRecord,
  optionsHash: string,
  now: Date,
): Partial<DataSyncRecord> {
  const isSame = checkpoint.optionsHash === optionsHash;
  if (checkpoint.phase !== 'idle' && isSame) return {};
  const isFull = !isSame || checkpoint.deltaLink === null;
  const begun = { phase: 'pages', nextLink: null, roundStartedAt: now, optionsHash } as const;
  if (!isFull) return { ...begun, isFull };
  return { ...begun, isFull, deltaLink: null, round: checkpoint.round + 1 };
}

function newCheckpoint(
  row: Pick<DataSyncRecord, 'tenantId' | 'query' | 'updated'>,
): DataSyncRecord {
  return {
    id: randomUUID(),
    nextLink: null,
    deltaLink: null,
    optionsHash: null,
    phase: 'idle',
    isFull: false,
    round: 0,
    roundStartedAt: null,
    runId: null,
    lastStartedAt: null,
    notBefore: null,
    failures: 0,
    isPaused: false,
    ...row,
  };
}

const insertCheckpoint = (manager: EntityManager, row: DataSyncRecord) =>
  insertRow(manager, DataSyncRecord, row);

/** Unless it is there; one statement, where `insert` reads the defaults back. */
async function insertRow<Row extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<Row>,
  row: QueryDeepPartialEntity<Row>,
): Promise<void> {
  const insert = manager.createQueryBuilder().insert().into(entity).values(row);
  await insert.orIgnore().updateEntity(false).execute();
}
