import * as z from 'zod';
import { Entities, snapshotSchemaOf } from './changes/entities';
import { IdLists } from './changes/id-lists';
import { schoolPatchSchema, schoolRules, type SchoolPatch } from './patches/school-patch';
import type { School } from './roster/entities';
import type { RosterIndex } from './roster/roster-index';

export const schoolsSnapshotSchema = snapshotSchemaOf<School, typeof schoolPatchSchema>(
  schoolPatchSchema,
);

/** Who came to a school, or left it, since loading. */
export const schoolPeopleSnapshotSchema = z.array(
  z.object({ schoolId: z.string(), userId: z.string(), isIn: z.boolean() }),
);
export type SchoolPeopleSnapshot = z.output<typeof schoolPeopleSnapshotSchema>;

/** A tenant's schools as they are now, and their people. */
export class Schools extends Entities<School, SchoolPatch> {
  private readonly people: IdLists;

  constructor(roster: RosterIndex, tell: () => void) {
    super({ ids: roster.schoolIds, get: (id) => roster.schools.get(id) }, schoolRules, tell);
    this.people = new IdLists({
      idsOf: (schoolId) => roster.schools.get(schoolId)?.userIds ?? [],
      ownersOf: (userId) => roster.schoolIdsOfUser(userId),
    });
  }

  ofUser(userId: string): readonly School[] {
    return this.people
      .ownersOf(userId)
      .map((id) => this.find(id))
      .filter((school) => school !== undefined);
  }

  /** Everyone who was ever in a school, in positions that don't change; `hasPerson` tells who still is. */
  everIn(schoolId: string): readonly string[] {
    return this.people.positionsOf(schoolId);
  }

  hasPerson(schoolId: string, userId: string): boolean {
    return this.people.has(schoolId, userId);
  }

  /** Makes these someone's schools; false if they already are. Removed schools keep their people. */
  setSchoolsOf(userId: string, schoolIds: readonly string[]): boolean {
    const left = this.ofUser(userId).filter(({ id }) => !schoolIds.includes(id));
    const results = [
      ...left.map(({ id }) => this.people.set({ ownerId: id, id: userId, isIn: false })),
      ...schoolIds.map((id) => this.people.set({ ownerId: id, id: userId, isIn: true })),
    ];
    return results.includes(true);
  }

  /** Whose schools differ from how they were loaded. */
  movedPeople(): readonly string[] {
    return [...new Set(this.people.differences().map(({ id }) => id))];
  }

  override reset(): void {
    this.people.reset();
    super.reset();
  }

  snapshotPeople(): SchoolPeopleSnapshot {
    return this.people
      .differences()
      .map(({ ownerId, id, isIn }) => ({ schoolId: ownerId, userId: id, isIn }));
  }

  /** Leaves out schools that no longer exist; call it after `restore`. */
  restorePeople(snapshot: SchoolPeopleSnapshot): void {
    for (const { schoolId, userId, isIn } of snapshot) {
      if (this.has(schoolId)) this.people.set({ ownerId: schoolId, id: userId, isIn });
    }
  }
}
