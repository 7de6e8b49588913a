import { In, type EntityManager } from 'typeorm';
import { v5 } from 'uuid';
import {
  MirrorTable,
  RosterClass,
  RosterPerson,
  RosterSchoolClass,
  RosterSchoolPerson,
  type RosterMirrorRepository,
} from '../../roster';
import type { DeltaEntry, DeltaPage, GraphCaller, RosterGraph, SchoolLists } from '../../graph';
import type { DeltaHandler, Settled, Weight } from '../engine/delta-handler';
import { isMassChange } from '../engine/mass-change';
import { SyncRemoval } from '../engine/sync-removal.entity';
import type { SyncState, Tenant } from '../engine/sync-state';
import { isGuid } from './roster-entry';
import { SchoolListsPlan, type SchoolLink } from './school-lists-plan';

/** A school with its lists, without them if it no longer exists; or the start of a round. */
export type SchoolEntry = DeltaEntry & { lists?: SchoolLists | undefined; placedSeq?: number };

const day = 24 * 3_600_000;
const atOnce = 1_000;

/**
 * Keeps in step which people and classes are at which school, which no delta reports. Its pages are the schools, in the
 * tenant's order; it runs daily, and when people or classes have come that no list could have had yet.
 */
export class SchoolListsHandler implements DeltaHandler<SchoolEntry, SchoolListsPlan> {
  readonly query = 'school-lists';
  readonly path = 'school-lists';

  constructor(
    private readonly mirrors: RosterMirrorRepository,
    private readonly graph: RosterGraph,
  ) {}

  isWanted({ mirror }: Tenant): boolean {
    return mirror !== 'off';
  }

  isDue({ checkpoints, mirrorWork }: SyncState, now: Date): boolean {
    const last = checkpoints.get(this.query)?.fullStartedAt?.getTime() ?? 0;
    return mirrorWork.hasUnplaced || now.getTime() - last >= day;
  }

  async readPage(
    caller: GraphCaller,
    { tenantId }: Tenant,
    link: string | undefined,
  ): Promise<DeltaPage<SchoolEntry>> {
    if (link === undefined) {
      const mirror = await this.mirrors.find(tenantId);
      const placedSeq = mirror?.lastSeq ?? 0;
      return { entries: [{ id: tenantId, placedSeq }], next: '0' };
    }
    const school = await this.mirrors.nextSchool(tenantId, Number(link));
    if (!school) return { entries: [], delta: null };
    const lists = await this.graph.listsOf(caller, school.id);
    return { entries: [{ id: school.id, lists }], next: String(school.seq) };
  }

  /** Each kind on its own if that is a mass change: all classes are less than a tenth of a tenant's classes and people. */
  async weigh(manager: EntityManager, { tenantId }: Tenant): Promise<Weight> {
    const weights: Weight[] = [];
    for (const entity of [RosterSchoolPerson, RosterSchoolClass]) {
      const known = await manager.countBy(entity, { tenantId });
      const remove = await manager
        .createQueryBuilder(entity, 'l')
        .innerJoin(SyncRemoval, 'r', 'r.tenant_id = l.tenant_id AND r.object_id = l.id')
        .where('l.tenant_id = :tenantId AND r.query = :query', { tenantId, query: this.query })
        .getCount();
      weights.push({ deactivate: 0, remove, known });
    }
    const isMass = ({ remove, known }: Weight) => isMassChange(remove, known);
    return weights.find(isMass) ?? weights.reduce(sum);
  }

  async plan(
    manager: EntityManager,
    { tenantId }: Tenant,
    entries: readonly SchoolEntry[],
  ): Promise<SchoolListsPlan> {
    const plan = new SchoolListsPlan();
    for (const { id, lists, placedSeq } of entries) {
      if (placedSeq !== undefined) plan.placedSeq = placedSeq;
      if (!lists) continue;
      const people = await new MirrorTable(manager, RosterSchoolPerson).find(tenantId, 'schoolId', [
        id,
      ]);
      plan.addPeople(linksOf(tenantId, id, lists.people), people);
      const classes = await new MirrorTable(manager, RosterSchoolClass).find(tenantId, 'schoolId', [
        id,
      ]);
      plan.addClasses(linksOf(tenantId, id, lists.classes), classes);
    }
    return plan;
  }

  async write(manager: EntityManager, tenant: Tenant, plan: SchoolListsPlan): Promise<void> {
    const { tenantId } = tenant;
    if (plan.placedSeq !== undefined) await this.mirrors.place(manager, tenantId, plan.placedSeq);
    const people = new MirrorTable(manager, RosterSchoolPerson);
    for (const some of chunks(plan.newPeople))
      await people.put(some.map(({ otherId, ...link }) => ({ ...link, personId: otherId })));
    const classes = new MirrorTable(manager, RosterSchoolClass);
    for (const some of chunks(plan.newClasses))
      await classes.put(some.map(({ otherId, ...link }) => ({ ...link, classId: otherId })));
    // Nobody has read a mirror that is still being filled.
    if (tenant.mirror === 'ready') {
      await this.markMoved(manager, tenantId, {
        people: plan.newPeople.map(({ otherId }) => otherId),
        classes: plan.newClasses.map(({ otherId }) => otherId),
      });
    }
  }

  async settle(
    manager: EntityManager,
    { tenantId }: Tenant,
    removals: ReadonlyMap<string, unknown>,
  ): Promise<Settled> {
    const ids = [...removals.keys()];
    const left = { tenantId, id: In(ids) };
    const people = await manager.findBy(RosterSchoolPerson, left);
    const classes = await manager.findBy(RosterSchoolClass, left);
    await manager.delete(RosterSchoolPerson, left);
    await manager.delete(RosterSchoolClass, left);
    await this.markMoved(manager, tenantId, {
      people: people.map(({ personId }) => personId),
      classes: classes.map(({ classId }) => classId),
    });
    return { deactivated: 0, removed: people.length + classes.length };
  }

  /** To readers, someone at another school is a changed person. */
  private async markMoved(
    manager: EntityManager,
    tenantId: string,
    moved: { people: readonly string[]; classes: readonly string[] },
  ): Promise<void> {
    if (moved.people.length + moved.classes.length === 0) return;
    const revision = await this.mirrors.revise(manager, tenantId, 0);
    for (const values of chunks(moved.people))
      await new MirrorTable(manager, RosterPerson).change(
        tenantId,
        { property: 'id', values },
        revision,
      );
    for (const values of chunks(moved.classes))
      await new MirrorTable(manager, RosterClass).change(
        tenantId,
        { property: 'id', values },
        revision,
      );
  }
}

const sum = (one: Weight, other: Weight): Weight => ({
  deactivate: 0,
  remove: one.remove + other.remove,
  known: one.known + other.known,
});

function linksOf(tenantId: string, schoolId: string, ids: readonly string[]): SchoolLink[] {
  const others = [...new Set(ids)].filter(isGuid);
  return others.map((otherId) => ({
    tenantId,
    id: v5(`${schoolId}/${otherId}`, v5.URL),
    schoolId,
    otherId,
  }));
}

function* chunks<T>(items: readonly T[]): Generator<T[]> {
  for (let from = 0; from < items.length; from += atOnce) yield items.slice(from, from + atOnce);
}
