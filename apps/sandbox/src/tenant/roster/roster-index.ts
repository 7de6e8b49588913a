import type { Class, School, TenantData, User } from './entities';
import { OwnersById } from './owners-by-id';

/** Entities by id. */
export interface ById<Item> {
  get(id: string): Item | undefined;
  has(id: string): boolean;
}

type Positions = ReadonlyMap<string, number>;

function positionsOf(ids: readonly string[]): Positions {
  return new Map(ids.map((id, position) => [id, position]));
}

function lookUp<Item>(items: readonly Item[], positions: Positions): ById<Item> {
  return {
    get: (id) => items[positions.get(id) ?? -1],
    has: (id) => positions.has(id),
  };
}

/** A loaded roster where every relation takes one step to look up, even with a million users. */
export class RosterIndex {
  readonly users: ById<User>;
  /** In roster order, as all lists of ids are. */
  readonly userIds: readonly string[];
  readonly schoolIds: readonly string[];
  readonly classIds: readonly string[];
  readonly schools: ById<School>;
  readonly classes: ById<Class>;
  private readonly userPositionsByName: Positions;
  private readonly classPositions: Positions;
  private readonly classesBySchool: OwnersById<Class>;
  private readonly classesByMember: OwnersById<Class>;
  private readonly classesByTeacher: OwnersById<Class>;
  private readonly schoolsByUser: OwnersById<School>;

  constructor(readonly data: TenantData) {
    const { users, schools, classes } = data;
    this.userIds = users.map(({ id }) => id);
    this.schoolIds = schools.map(({ id }) => id);
    this.classIds = classes.map(({ id }) => id);
    const userPositions = positionsOf(this.userIds);
    const schoolPositions = positionsOf(this.schoolIds);
    this.classPositions = positionsOf(this.classIds);
    this.users = lookUp(users, userPositions);
    this.schools = lookUp(schools, schoolPositions);
    this.classes = lookUp(classes, this.classPositions);
    this.userPositionsByName = positionsOf(
      users.map(({ userPrincipalName }) => userPrincipalName.toLowerCase()),
    );
    this.classesBySchool = new OwnersById(classes, schoolPositions, ({ schoolId }) => [schoolId]);
    this.classesByMember = new OwnersById(classes, userPositions, ({ memberIds }) => memberIds);
    this.classesByTeacher = new OwnersById(classes, userPositions, ({ teacherIds }) => teacherIds);
    this.schoolsByUser = new OwnersById(schools, userPositions, ({ userIds }) => userIds);
  }

  userIdByName(userPrincipalName: string): string | undefined {
    return this.userIds[this.userPositionsByName.get(userPrincipalName.toLowerCase()) ?? -1];
  }

  positionOfClass(classId: string): number | undefined {
    return this.classPositions.get(classId);
  }

  classIdsOfSchool(schoolId: string): readonly string[] {
    return this.classesBySchool.of(schoolId);
  }

  classIdsOfMember(userId: string): readonly string[] {
    return this.classesByMember.of(userId);
  }

  classIdsOfTeacher(userId: string): readonly string[] {
    return this.classesByTeacher.of(userId);
  }

  schoolIdsOfUser(userId: string): readonly string[] {
    return this.schoolsByUser.of(userId);
  }
}
