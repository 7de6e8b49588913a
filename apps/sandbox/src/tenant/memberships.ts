import * as z from 'zod';
import type { Class } from './entities';
import type { RosterIndex } from './roster-index';

const listSchema = z.enum(['members', 'owners']);
/** The two lists of people of a class's group. Teachers are its owners; being one does not make one a member. */
export type PeopleList = z.output<typeof listSchema>;

/** Who was put in, or out, since loading. */
export const membershipsSnapshotSchema = z.array(
  z.object({ list: listSchema, classId: z.string(), userId: z.string(), isIn: z.boolean() }),
);
export type MembershipsSnapshot = z.output<typeof membershipsSnapshotSchema>;

/** Someone in a class. */
export interface Membership {
  readonly classId: string;
  readonly userId: string;
}

/** By user id: put in (true) or out (false). */
type Differences = Record<PeopleList, Map<string, boolean>>;

const idsOf = {
  members: ({ memberIds }: Class) => memberIds,
  owners: ({ teacherIds }: Class) => teacherIds,
} as const;

/** Those that are left of a loaded list, then those put in, in the order they came. */
function apply(ids: readonly string[], differences: ReadonlyMap<string, boolean>): string[] {
  const added = [...differences].filter(([, isIn]) => isIn).map(([id]) => id);
  return [...ids.filter((id) => differences.get(id) !== false), ...added];
}

/** Who is in which class: what was loaded, and over it what changed since. A change costs what it changes. */
export class Memberships {
  readonly #differences = new Map<string, Differences>();
  readonly #changed = new Map<string, Class>();
  /** Ids of classes whose list someone was put into or out of, by user. */
  readonly #touched: Record<PeopleList, Map<string, Set<string>>> = {
    members: new Map(),
    owners: new Map(),
  };
  #version = 0;

  constructor(private readonly roster: RosterIndex) {}

  /** Counts up with every change. */
  get version(): number {
    return this.#version;
  }

  find(classId: string): Class | undefined {
    return this.#changed.get(classId) ?? this.roster.classes.get(classId);
  }

  ofSchool(schoolId: string): readonly Class[] {
    return this.roster.classesOfSchool(schoolId).map((item) => this.#current(item));
  }

  ofMember(userId: string): readonly Class[] {
    return this.#of('members', userId, this.roster.classesOfMember(userId));
  }

  ofTeacher(userId: string): readonly Class[] {
    return this.#of('owners', userId, this.roster.classesOfTeacher(userId));
  }

  /** Puts someone into a list of a class or out of it; false when there was nothing to do. */
  set(list: PeopleList, { classId, userId }: Membership, isIn: boolean): boolean {
    const loaded = this.roster.classes.get(classId);
    const current = this.find(classId);
    if (!loaded || !current || idsOf[list](current).includes(userId) === isIn) return false;
    const differences = this.#differencesOf(classId);
    // A difference that leads back to what was loaded is none.
    if (idsOf[list](loaded).includes(userId) === isIn) differences[list].delete(userId);
    else differences[list].set(userId, isIn);
    this.#touch(list, userId, classId);
    this.#changed.set(classId, {
      ...loaded,
      memberIds: apply(loaded.memberIds, differences.members),
      teacherIds: apply(loaded.teacherIds, differences.owners),
    });
    this.#version += 1;
    return true;
  }

  reset(): void {
    this.#differences.clear();
    this.#changed.clear();
    this.#touched.members.clear();
    this.#touched.owners.clear();
    this.#version += 1;
  }

  snapshot(): MembershipsSnapshot {
    return [...this.#differences].flatMap(([classId, lists]) =>
      listSchema.options.flatMap((list) =>
        [...lists[list]].map(([userId, isIn]) => ({ list, classId, userId, isIn })),
      ),
    );
  }

  /** Classes and people whom the roster no longer has are left out. */
  restore(snapshot: MembershipsSnapshot): void {
    for (const { list, isIn, ...membership } of snapshot) {
      if (this.roster.users.has(membership.userId)) this.set(list, membership, isIn);
    }
  }

  #current(item: Class): Class {
    return this.#changed.get(item.id) ?? item;
  }

  #of(list: PeopleList, userId: string, loaded: readonly Class[]): readonly Class[] {
    const touched = this.#touched[list].get(userId) ?? [];
    const ids = new Set([...loaded.map(({ id }) => id), ...touched]);
    return [...ids]
      .map((id) => this.find(id))
      .filter((item) => item !== undefined)
      .filter((item) => idsOf[list](item).includes(userId));
  }

  #differencesOf(classId: string): Differences {
    const known = this.#differences.get(classId);
    if (known) return known;
    const none: Differences = { members: new Map(), owners: new Map() };
    this.#differences.set(classId, none);
    return none;
  }

  #touch(list: PeopleList, userId: string, classId: string): void {
    const known = this.#touched[list].get(userId);
    if (known) known.add(classId);
    else this.#touched[list].set(userId, new Set([classId]));
  }
}
