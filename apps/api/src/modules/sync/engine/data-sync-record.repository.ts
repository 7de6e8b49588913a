import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, In, IsNull, type EntityManager } from 'typeorm';
import type { QueryDeepPartialEntity } from 'typeorm/query-builder/QueryPartialEntity.js';
import { Clock } from '../../../clock/clock';
import { Organization } from '../../auth';
import { mirrorWork, RosterMirror } from '../../roster';
import { DataSyncRecord } from './data-sync-record.entity';
import { DecisionOutdated } from './sync-refusals';
import { type OpenCheckpoint, type SyncState, type Tenant, isSchedulePaused } from './sync-state';

type Changes = QueryDeepPartialEntity<DataSyncRecord>;
type OrganizationWithSync = Organization & {
  checkpoints: DataSyncRecord[];
  mirror: RosterMirror | null;
};

/** Methods that take a manager join its transaction, so a checkpoint commits together with its work. */
@Injectable()
export class DataSyncRecordRepository {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** The time that checkpoints are stamped with. */
  now(): Date {
    return this.clock.date();
  }

  /** Loads a tenant with its checkpoints in one statement. */
  async load(tenantId: string): Promise<SyncState | undefined> {
    const { entities, raw } = await this.dataSource
      .getRepository(Organization)
      .createQueryBuilder('o')
      .leftJoinAndMapMany('o.checkpoints', DataSyncRecord, 'r', 'r.tenant_id = o.tenant_id')
      .leftJoinAndMapOne('o.mirror', RosterMirror, 'm', 'm.tenant_id = o.tenant_id')
      .addSelect(mirrorWork.hasUnplaced, 'hasUnplaced')
      .addSelect(mirrorWork.hasDueClasses, 'hasDueClasses')
      .addSelect(mirrorWork.hasUnnamed, 'hasUnnamed')
      .where('o.tenant_id = :tenantId', { tenantId, now: this.now() })
      .getRawAndEntities<Record<keyof typeof mirrorWork, unknown>>();
    const [found] = entities as OrganizationWithSync[];
    const [work] = raw;
    if (!found || !work) return undefined;
    const { id: organizationId, name, isAdminConsented, consentVersion } = found;
    const { isMirrorWanted, mirrorChosenBy, isMirrorLeft } = found;
    return {
      tenant: { tenantId, organizationId, name, consentVersion, mirror: stateOf(found.mirror) },
      isConsented: isAdminConsented,
      checkpoints: new Map(found.checkpoints.map((one) => [one.query, one])),
      choice: { isMirrorWanted, mirrorChosenBy, isMirrorLeft },
      mirror: found.mirror,
      mirrorWork: {
        hasUnplaced: Boolean(Number(work.hasUnplaced)),
        hasDueClasses: Boolean(Number(work.hasDueClasses)),
        hasUnnamed: Boolean(Number(work.hasUnnamed)),
      },
    };
  }

  /** Adds it unless it exists. One statement; `insert` would read the defaults back. */
  async add(manager: EntityManager, checkpoint: DataSyncRecord): Promise<void> {
    const insert = manager.createQueryBuilder().insert().into(DataSyncRecord).values(checkpoint);
    await insert.orIgnore().updateEntity(false).execute();
  }

  /**
   * @param needsMirror whether the run is about a mirror, which may have been turned off since the state was loaded
   * @returns false when another run is open
   */
  async openRun(
    manager: EntityManager,
    { tenantId, query }: DataSyncRecord,
    { changes, needsMirror }: { changes: Changes; needsMirror: boolean },
  ): Promise<boolean> {
    const update = manager
      .createQueryBuilder()
      .update(DataSyncRecord)
      .set(changes)
      .where({ tenantId, query, runId: IsNull() });
    if (needsMirror) {
      const isOn = 'EXISTS (SELECT 1 FROM roster_mirrors m WHERE m.tenant_id = :tenantId)';
      update.andWhere(isOn, { tenantId });
    }
    const { affected } = await update.execute();
    return affected === 1;
  }

  /** @returns false when the run is no longer open: someone ended it, or withdrew the consent */
  async save(
    manager: EntityManager,
    { tenantId, query, runId }: DataSyncRecord,
    changes: Changes,
  ): Promise<boolean> {
    if (runId === null) return false;
    const open = { tenantId, query, runId };
    const { affected } = await manager.update(DataSyncRecord, open, this.updatedNow(changes));
    return affected === 1;
  }

  /** Ends the wait for a decision. @throws DecisionOutdated */
  async decide(
    manager: EntityManager,
    { tenantId, query, runId }: OpenCheckpoint,
    changes: Changes,
  ): Promise<void> {
    const waiting = { tenantId, query, runId, phase: 'decision' as const };
    const { affected } = await manager.update(DataSyncRecord, waiting, this.updatedNow(changes));
    if (affected !== 1) throw new DecisionOutdated();
  }

  /**
   * Pauses or resumes a tenant's schedule, even before its first run.
   * @param query the resource whose checkpoint is added if there is none yet
   * @returns false when nothing changed
   */
  async pause(state: SyncState, query: string, isPaused: boolean): Promise<boolean> {
    const { manager } = this.dataSource;
    const { tenantId } = state.tenant;
    if (isSchedulePaused(state) === isPaused) return false;
    if (state.checkpoints.size === 0)
      await this.add(manager, newCheckpoint({ tenantId, query, updated: this.now() }));
    await manager.update(DataSyncRecord, { tenantId }, { isPaused });
    return true;
  }

  /** Removes the checkpoints of these resources, so that a run of theirs stops before it writes anything more. */
  async removeOf(tenantId: string, queries: readonly string[]): Promise<void> {
    const of = { tenantId, query: In(queries) };
    await this.dataSource.getRepository(DataSyncRecord).delete(of);
  }

  async removeOfTenant(tenantId: string): Promise<void> {
    await this.dataSource.getRepository(DataSyncRecord).delete({ tenantId });
  }

  private updatedNow(changes: Changes): Changes {
    return { ...changes, updated: this.now() };
  }
}

function stateOf(mirror: RosterMirror | null): Tenant['mirror'] {
  if (mirror === null) return 'off';
  return mirror.filledAt === null ? 'filling' : 'ready';
}

export function newCheckpoint(
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
    roundReceived: 0,
    fullStartedAt: null,
    finishedAt: null,
    runId: null,
    lastStartedAt: null,
    notBefore: null,
    failures: 0,
    isPaused: false,
    ...row,
  };
}
