import { v5 } from 'uuid';
import type { EntityManager } from 'typeorm';
import {
  MirrorTable,
  RosterEnrollment,
  type DuePlace,
  type RosterMirrorRepository,
} from '../../roster';
import {
  classesAtOnce,
  type ClassPeople,
  type DeltaEntry,
  type DeltaPage,
  type GraphCaller,
  type RosterGraph,
} from '../../graph';
import type { DeltaHandler, Settled, Weight } from '../engine/delta-handler';
import type { SyncState, Tenant } from '../engine/sync-state';
import { EnrollmentsPlan } from './enrollments-plan';
import { countEmptiedClasses, weighRemovals } from './mirror-suspects';
import { isGuid } from './roster-entry';
import { nextReading } from './next-reading';

/** A class with its people; without them if it no longer exists. */
export type ClassEntry = DeltaEntry & { people: ClassPeople | undefined };

/** Made from what it says, so that an enrollment which comes back is the same one. */
const enrollmentId = (classId: string, personId: string, role: string) =>
  v5(`${classId}/${personId}/${role}`, v5.URL);

/**
 * Keeps the people of classes in step. Its pages are the classes whose people are due, in that order: those the classes'
 * delta has named, and each one once a week.
 */
export class EnrollmentsHandler implements DeltaHandler<ClassEntry, EnrollmentsPlan> {
  readonly query = 'enrollments';
  readonly path = 'enrollments';

  constructor(
    private readonly mirrors: RosterMirrorRepository,
    private readonly graph: RosterGraph,
  ) {}

  isWanted({ mirror }: Tenant): boolean {
    return mirror !== 'off';
  }

  isDue({ mirrorWork }: SyncState): boolean {
    return mirrorWork.hasDueClasses;
  }

  async readPage(
    caller: GraphCaller,
    { tenantId }: Tenant,
    link: string | undefined,
  ): Promise<DeltaPage<ClassEntry>> {
    const place = { after: placeOf(link), take: classesAtOnce };
    const due = await this.mirrors.dueClasses(tenantId, place);
    const last = due.at(-1);
    if (!last) return { entries: [], delta: null };
    const people = await this.graph.peopleOf(
      caller,
      due.map(({ id }) => id),
    );
    const entries = due.map(({ id }) => ({ id, people: people.get(id) }));
    if (due.length < classesAtOnce) return { entries, delta: null };
    return { entries, next: linkTo(last) };
  }

  weigh(manager: EntityManager, { tenantId }: Tenant): Promise<Weight> {
    return weighRemovals(manager, RosterEnrollment, { tenantId, query: this.query });
  }

  countEmptied(manager: EntityManager, { tenantId }: Tenant): Promise<number> {
    return countEmptiedClasses(manager, { tenantId, query: this.query });
  }

  async plan(
    manager: EntityManager,
    { tenantId }: Tenant,
    entries: readonly ClassEntry[],
  ): Promise<EnrollmentsPlan> {
    const plan = new EnrollmentsPlan(tenantId);
    const read = entries.filter(({ people }) => people !== undefined);
    const rows = await new MirrorTable(manager, RosterEnrollment).find(
      tenantId,
      'classId',
      read.map(({ id }) => id),
    );
    for (const { id, people } of entries) {
      plan.classIds.push(id);
      const known = rows.filter(({ classId }) => classId === id);
      if (people) plan.add(wantedOf(id, people), known);
    }
    return plan;
  }

  async write(manager: EntityManager, { tenantId }: Tenant, plan: EnrollmentsPlan): Promise<void> {
    if (plan.changed.length > 0) {
      const revision = await this.mirrors.revise(manager, tenantId, plan.counts.added);
      let seq = revision.changedSeq - plan.counts.added;
      const rows = plan.changed.map((row) => ({
        ...row,
        ...revision,
        syncRound: 0,
        removedAt: null,
        seq: row.seq ?? seq++,
      }));
      await new MirrorTable(manager, RosterEnrollment).put(rows);
    }
    const now = this.mirrors.now();
    const due = plan.classIds.map((id) => [id, nextReading(id, now)] as const);
    await this.mirrors.postpone(manager, tenantId, new Map(due));
  }

  async settle(
    manager: EntityManager,
    { tenantId }: Tenant,
    removals: ReadonlyMap<string, unknown>,
  ): Promise<Settled> {
    const revision = await this.mirrors.revise(manager, tenantId, 0);
    const removed = await new MirrorTable(manager, RosterEnrollment).change(
      tenantId,
      { property: 'id', values: [...removals.keys()], isActive: true },
      { ...revision, removedAt: revision.changedAt },
    );
    return { deactivated: 0, removed };
  }
}

/** A link to the classes that follow. */
const linkTo = ({ peopleDueAt, seq }: DuePlace) => `${peopleDueAt.toISOString()} ${seq}`;

function placeOf(link: string | undefined): DuePlace | undefined {
  if (link === undefined) return undefined;
  const [time = '', seq] = link.split(' ');
  return { peopleDueAt: new Date(time), seq: Number(seq) };
}

/** The enrollments a class's lists mean. Owners are teachers; someone who is both is one. */
function wantedOf(classId: string, { members, teachers }: ClassPeople) {
  const roles = new Map<string, string>();
  for (const personId of members) roles.set(personId, 'student');
  for (const personId of teachers) roles.set(personId, 'teacher');
  return [...roles]
    .filter(([personId]) => isGuid(personId))
    .map(([personId, role]) => ({
      id: enrollmentId(classId, personId, role),
      classId,
      personId,
      role,
    }));
}
