import { In, type EntityManager } from 'typeorm';
import {
  MirrorTable,
  RosterEnrollment,
  type MirroredRow,
  type RosterMirrorRepository,
} from '../../roster';
import type { DeltaGraph, GraphCaller } from '../../graph';
import type { DeltaHandler, RoundScope, Settled, Weight } from '../engine/delta-handler';
import type { Tenant } from '../engine/sync-state';
import { MirrorPlan } from './mirror-plan';
import type { MirroredResource } from './mirrored-resource';
import { readRosterEntries, type WireObject } from './roster-entry';
import { addUnseen, weighRemovals } from './mirror-suspects';

/** Keeps one of Graph's collections in step in the mirror. Unchanged rows are not written, except to mark a full round. */
export class MirrorHandler<Row extends MirroredRow> implements DeltaHandler<
  WireObject,
  MirrorPlan<Row>
> {
  readonly query: string;
  readonly path: string;
  readonly fullEvery: number | undefined;

  constructor(
    private readonly resource: MirroredResource<Row>,
    private readonly mirrors: RosterMirrorRepository,
    private readonly graph: DeltaGraph,
  ) {
    this.query = resource.query;
    // Microsoft promises no selection here; what a page doesn't state stays as it is.
    this.path = `${resource.collection}/delta`;
    this.fullEvery = resource.fullEvery;
  }

  isWanted({ mirror }: Tenant): boolean {
    return mirror !== 'off';
  }

  weigh(manager: EntityManager, { tenantId }: Tenant): Promise<Weight> {
    return weighRemovals(manager, this.resource.entity, { tenantId, query: this.query });
  }

  async plan(
    manager: EntityManager,
    { tenantId }: RoundScope,
    wire: readonly WireObject[],
  ): Promise<MirrorPlan<Row>> {
    const table = this.tableOf(manager);
    const lengthOf = (property: string) => table.lengthOf(property);
    const entries = readRosterEntries(wire, { resource: this.resource, lengthOf });
    const rows = await table.find(tenantId, 'id', [...entries.keys()]);
    const known = new Map(rows.map((row) => [row.id, row]));
    const plan = new MirrorPlan(tenantId, this.resource);
    for (const [id, entry] of entries) plan.add(id, entry, known.get(id));
    return plan;
  }

  async write(
    manager: EntityManager,
    { tenantId, fullRound, missesChanges }: RoundScope,
    plan: MirrorPlan<Row>,
  ): Promise<void> {
    const table = this.tableOf(manager);
    if (plan.changed.length > 0) {
      const revision = await this.mirrors.revise(manager, tenantId, plan.added);
      let seq = revision.changedSeq - plan.added;
      const rows = plan.changed.map((row) => ({
        syncRound: 0,
        ...row,
        ...revision,
        ...(fullRound !== undefined && { syncRound: fullRound }),
        ...(this.resource.hasPeople && { peopleDueAt: this.mirrors.now() }),
        seq: row.seq ?? seq++,
      }));
      await table.put(rows as unknown as Row[]);
    }
    if (plan.back.length > 0) await this.revive(manager, tenantId, plan.back);
    const seen = { property: 'id', values: plan.unchanged } as const;
    const marks = fullRound !== undefined && { syncRound: fullRound };
    // A delta names a class without a changed value because of its people; a first round can't tell.
    const isNamed = this.resource.hasPeople && (fullRound === undefined || missesChanges);
    const due = isNamed && { peopleDueAt: this.mirrors.now() };
    if (marks || due) await table.change(tenantId, seen, { ...marks, ...due } as object);
  }

  suspectUnseen(manager: EntityManager, { tenantId, fullRound }: RoundScope): Promise<void> {
    const scope = { tenantId, query: this.query };
    return addUnseen(manager, this.resource.entity, { ...scope, fullRound: fullRound ?? 0 });
  }

  async locate(caller: GraphCaller, ids: readonly string[]) {
    const present = await this.graph.findPresent(caller, this.resource.collection, ids);
    return new Map(ids.map((id) => [id, present.has(id) ? undefined : ('deleted' as const)]));
  }

  async settle(
    manager: EntityManager,
    { tenantId }: Tenant,
    removals: ReadonlyMap<string, unknown>,
  ): Promise<Settled> {
    const values = [...removals.keys()];
    const revision = await this.mirrors.revise(manager, tenantId, 0);
    const changes = { ...revision, removedAt: revision.changedAt };
    const table = this.tableOf(manager);
    const due = this.resource.hasPeople ? { peopleDueAt: null } : {};
    const gone = { property: 'id', values, isActive: true } as const;
    const removed = await table.change(tenantId, gone, { ...changes, ...due } as object);
    const { enrolled } = this.resource;
    if (enrolled) {
      const enrollments = new MirrorTable(manager, RosterEnrollment);
      await enrollments.change(tenantId, { property: enrolled, values, isActive: true }, changes);
    }
    for (const { entity, column } of this.resource.links)
      await manager.delete(entity, { tenantId, [column]: In(values) });
    return { deactivated: 0, removed };
  }

  /** What had gone with them isn't reported again: it is read, with the lists of the schools. */
  private async revive(
    manager: EntityManager,
    tenantId: string,
    ids: readonly string[],
  ): Promise<void> {
    await this.mirrors.place(manager, tenantId, 0);
    if (this.resource.enrolled === 'personId')
      await this.mirrors.readClassesOf(manager, tenantId, ids);
  }

  private tableOf(manager: EntityManager): MirrorTable<Row> {
    return new MirrorTable(manager, this.resource.entity);
  }
}
