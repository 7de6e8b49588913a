import * as z from 'zod';
import { Entities, snapshotSchemaOf, type EntitiesSnapshot } from './changes/entities';
import { IdLists } from './changes/id-lists';
import { classPatchSchema, classRules, type ClassPatch } from './patches/class-patch';
import type { Class } from './roster/entities';
import type { RosterIndex } from './roster/roster-index';

const listSchema = z.enum(['members', 'owners']);
/** The two lists of people in a class's group. Teachers are its owners, and owners aren't automatically members. */
export type PeopleList = z.output<typeof listSchema>;

export const classesSnapshotSchema = snapshotSchemaOf<Class, typeof classPatchSchema>(
  classPatchSchema,
);

/** Who was added to a class, or removed from it, since loading. */
export const membershipsSnapshotSchema = z.array(
  z.object({ list: listSchema, classId: z.string(), userId: z.string(), isIn: z.boolean() }),
);
export type MembershipsSnapshot = z.output<typeof membershipsSnapshotSchema>;

/** Someone in a class. */
export interface Membership {
  readonly classId: string;
  readonly userId: string;
}

/** The property of a class that holds a list. */
const propertyOf = { members: 'memberIds', owners: 'teacherIds' } as const;

/** A tenant's classes as they are now, with their people. */
export class Classes extends Entities<Class, ClassPatch> {
  private readonly lists: Record<PeopleList, IdLists>;
  private readonly bySchool: IdLists;

  constructor(
    private readonly roster: RosterIndex,
    tell: () => void,
  ) {
    super({ ids: roster.classIds, get: (id) => roster.classes.get(id) }, classRules, tell);
    this.lists = {
      members: new IdLists({
        idsOf: (id) => roster.classes.get(id)?.memberIds ?? [],
        ownersOf: (userId) => roster.classIdsOfMember(userId),
      }),
      owners: new IdLists({
        idsOf: (id) => roster.classes.get(id)?.teacherIds ?? [],
        ownersOf: (userId) => roster.classIdsOfTeacher(userId),
      }),
    };
    this.bySchool = new IdLists({
      idsOf: (schoolId) => roster.classIdsOfSchool(schoolId),
      ownersOf: (id) => {
        const item = roster.classes.get(id);
        return item ? [item.schoolId] : [];
      },
    });
  }

  /** Every class that was ever a school's, in positions that don't change; `isOfSchool` tells which still are. */
  everOf(schoolId: string): readonly string[] {
    return this.bySchool.positionsOf(schoolId);
  }

  isOfSchool(schoolId: string, id: string): boolean {
    return this.bySchool.has(schoolId, id);
  }

  ofSchool(schoolId: string): readonly Class[] {
    return this.present(this.bySchool.idsOf(schoolId));
  }

  ofMember(userId: string): readonly Class[] {
    return this.present(this.lists.members.ownersOf(userId));
  }

  ofTeacher(userId: string): readonly Class[] {
    return this.present(this.lists.owners.ownersOf(userId));
  }

  /** Everyone who was ever in a class's list, in positions that don't change; `hasPerson` tells who still is. */
  everIn(list: PeopleList, id: string): readonly string[] {
    return this.lists[list].positionsOf(id);
  }

  hasPerson(list: PeopleList, { classId, userId }: Membership): boolean {
    return this.lists[list].has(classId, userId);
  }

  /** The class's position among all that ever were, in roster order. */
  positionOf(id: string): number {
    return this.roster.positionOfClass(id) ?? this.ids.indexOf(id);
  }

  override add(item: Class): boolean {
    const isNew = super.add(item);
    if (isNew) this.place(item);
    return isNew;
  }

  override patch(id: string, patch: ClassPatch): Class | undefined {
    const after = super.patch(id, patch);
    if (after) this.place(after);
    return after;
  }

  /** Adds someone to a class's list or removes them; false if there was nothing to do. */
  set(list: PeopleList, { classId, userId }: Membership, isIn: boolean): boolean {
    if (!this.find(classId) || !this.setQuietly(list, { classId, userId }, isIn)) return false;
    this.note(classId, [propertyOf[list]]);
    return true;
  }

  /** Logs that someone in classes vanished from them, or came back, without being added or removed. */
  notePerson(userId: string): void {
    for (const list of listSchema.options) {
      for (const id of this.lists[list].ownersOf(userId)) this.note(id, [propertyOf[list]]);
    }
  }

  override reset(): void {
    for (const list of [...Object.values(this.lists), this.bySchool]) list.reset();
    super.reset();
  }

  override restore(snapshot: EntitiesSnapshot<Class, ClassPatch>): void {
    super.restore(snapshot);
    for (const id of [...snapshot.added.map((item) => item.id), ...Object.keys(snapshot.patches)]) {
      const item = this.latest(id);
      if (item) this.place(item);
    }
  }

  snapshotMemberships(): MembershipsSnapshot {
    return listSchema.options.flatMap((list) =>
      this.lists[list]
        .differences()
        .map(({ ownerId, id, isIn }) => ({ list, classId: ownerId, userId: id, isIn })),
    );
  }

  /** Leaves out classes and people that no longer exist; call it after `restore`. */
  restoreMemberships(snapshot: MembershipsSnapshot): void {
    for (const { list, isIn, ...membership } of snapshot) {
      const { classId, userId } = membership;
      const isKnown = this.has(classId) && this.roster.users.has(userId);
      if (isKnown) this.setQuietly(list, membership, isIn);
    }
  }

  protected override compose(original: Class, patch: ClassPatch | undefined): Class {
    const { members, owners } = this.lists;
    return {
      ...super.compose(original, patch),
      memberIds: members.idsOf(original.id),
      teacherIds: owners.idsOf(original.id),
    };
  }

  private present(ids: readonly string[]): readonly Class[] {
    return ids.map((id) => this.find(id)).filter((item) => item !== undefined);
  }

  private setQuietly(list: PeopleList, { classId, userId }: Membership, isIn: boolean): boolean {
    const isDone = this.lists[list].set({ ownerId: classId, id: userId, isIn });
    if (isDone) this.refresh(classId);
    return isDone;
  }

  /** Puts a class into the list of its school, and takes it out of any other. */
  private place({ id, schoolId }: Class): void {
    for (const ownerId of this.bySchool.ownersOf(id)) {
      if (ownerId !== schoolId) this.bySchool.set({ ownerId, id, isIn: false });
    }
    this.bySchool.set({ ownerId: schoolId, id, isIn: true });
  }
}
