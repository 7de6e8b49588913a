import fc from 'fast-check';
import { openTestDataSource, type TestDataSource } from '../../../testing';
import type { Narrowing, RosterKind } from './roster-lists';
import { WrittenRoster } from './testing/written-roster';

const ids = (letter: string) => [0, 1, 2, 3].map((nth) => `${letter}${nth}`);
const [schools, classes, people] = [ids('s'), ids('c'), ids('p')];
const pick = (all: string[]) => fc.constantFrom(...all);
const role = fc.constantFrom<'student' | 'teacher'>('student', 'teacher');
const pairs = (one: fc.Arbitrary<string>, other: fc.Arbitrary<string>) =>
  fc.uniqueArray(fc.tuple(one, other), { selector: (pair) => pair.join(), maxLength: 8 });

const world = fc.record({
  roles: fc.tuple(role, role, role, role),
  pupils: pairs(pick(schools), pick(people)),
  taught: pairs(pick(schools), pick(classes)),
  enrollments: fc.uniqueArray(
    fc.record({
      classId: pick(classes),
      personId: pick(people),
      role,
      isRemoved: fc.boolean(),
    }),
    { selector: ({ classId, personId, role }) => `${classId} ${personId} ${role}`, maxLength: 12 },
  ),
});

const narrowing = fc.oneof(
  fc.record({
    kind: fc.constant<RosterKind>('schools'),
    by: fc.record({ classId: pick(classes), personId: pick(people) }, { requiredKeys: [] }),
  }),
  fc.record({
    kind: fc.constant<RosterKind>('classes'),
    by: fc.oneof(
      fc.record({ schoolId: pick(schools) }, { requiredKeys: [] }),
      fc.record(
        { personId: pick(people), schoolId: pick(schools), role },
        { requiredKeys: ['personId'] },
      ),
    ),
  }),
  fc.record({
    kind: fc.constant<RosterKind>('people'),
    by: fc.record({ schoolId: pick(schools), classId: pick(classes), role }, { requiredKeys: [] }),
  }),
  fc.record({
    kind: fc.constant<RosterKind>('enrollments'),
    by: fc.record(
      { schoolId: pick(schools), classId: pick(classes), personId: pick(people), role },
      { requiredKeys: [] },
    ),
  }),
);

type World = typeof world extends fc.Arbitrary<infer T> ? T : never;
const nameOf = ({ classId, personId, role: as }: World['enrollments'][number]) =>
  `${classId}${personId}${as}`;

/** The ids that belong to a list, by the words of its description. */
function expected({ roles, pupils, taught, enrollments }: World, kind: RosterKind, by: Narrowing) {
  const { schoolId, classId, personId, role: as } = by;
  const isIn = (pair: string[][], school: string | undefined, other: string) =>
    school === undefined || pair.some((one) => one[0] === school && one[1] === other);
  const active = enrollments.filter(({ isRemoved }) => !isRemoved);
  const teaches = (one: Narrowing) =>
    active.some(
      (e) =>
        e.classId === one.classId &&
        e.personId === one.personId &&
        (as === undefined || e.role === as),
    );
  if (kind === 'schools')
    return schools.filter(
      (id) =>
        (classId === undefined || isIn(taught, id, classId)) &&
        (personId === undefined || isIn(pupils, id, personId)),
    );
  if (kind === 'classes')
    return classes.filter(
      (id) =>
        isIn(taught, schoolId, id) &&
        (personId === undefined || teaches({ classId: id, personId })),
    );
  if (kind === 'people')
    return people.filter(
      (id, nth) =>
        isIn(pupils, schoolId, id) &&
        (classId === undefined
          ? as === undefined || roles[nth] === as
          : teaches({ classId, personId: id })),
    );
  return active
    .filter(
      (one) =>
        isIn(taught, schoolId, one.classId) &&
        (classId === undefined || one.classId === classId) &&
        (personId === undefined || one.personId === personId) &&
        (as === undefined || one.role === as),
    )
    .map(nameOf);
}

describe('lists of a roster by school, class, person and role (MIRROR-1)', () => {
  let test: TestDataSource;

  beforeAll(async () => {
    test = await openTestDataSource();
  });
  afterAll(() => test.close());

  async function write(given: World): Promise<WrittenRoster> {
    const roster = await WrittenRoster.start(test.dataSource);
    await roster.write(
      'schools',
      schools.map((id) => ({ id })),
    );
    await roster.write(
      'classes',
      classes.map((id) => ({ id })),
    );
    await roster.write(
      'people',
      people.map((id, nth) => ({ id, primaryRole: given.roles[nth] })),
    );
    for (const isRemoved of [false, true]) {
      const some = given.enrollments.filter((one) => one.isRemoved === isRemoved);
      const rows = some.map(({ isRemoved: _, ...one }) => ({
        id: nameOf({ ...one, isRemoved }),
        ...one,
      }));
      if (rows.length > 0) await roster.write('enrollments', rows, isRemoved);
    }
    for (const school of schools) {
      const of = (all: string[][]) =>
        all.flatMap(([one, other]) => (one === school ? [other!] : []));
      await roster.place(school, { people: of(given.pupils), classes: of(given.taught) });
    }
    return roster;
  }

  it('hold what their words say, by pages, in one go and counted', async () => {
    await fc.assert(
      fc.asyncProperty(
        world,
        fc.array(narrowing, { minLength: 6, maxLength: 6 }),
        async (given, lists) => {
          const open = await (await write(given)).open();
          for (const { kind, by } of lists) {
            const wanted = expected(given, kind, by).sort();
            const found: string[] = [];
            for (let cursor: string | undefined; ;) {
              const page = await open.page(kind, upper(by), { limit: 2, cursor });
              found.push(...page.rows.map(({ id }) => id));
              if (page.nextCursor === null) break;
              cursor = page.nextCursor;
            }
            expect(found.sort()).toEqual(wanted);
            expect(await open.count(kind, by)).toBe(wanted.length);
            const changed = await open.page(
              kind,
              { ...by, changedSince: new Date(0) },
              { limit: 99 },
            );
            expect(changed.rows.map(({ id }) => id).sort()).toEqual(wanted);
          }
        },
      ),
      { numRuns: 25 },
    );
  });
});

/** Ids are taken in any case. */
const upper = (by: Narrowing): Narrowing => ({ ...by, schoolId: by.schoolId?.toUpperCase() });
