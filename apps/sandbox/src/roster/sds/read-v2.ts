import type { Term } from '../../tenant/roster/entities';
import type { CsvTable, Row } from '../csv/csv-table';
import type { Roster, RosterClass, RosterPerson } from '../../tenant/roster/roster';
import type { RosterFolder } from '../csv/roster-folder';
import { Enrollments } from './enrollments';
import {
  classColumns,
  courseColumns,
  enrollmentColumns,
  orgColumns,
  sessionColumns,
} from './columns-v2';
import { readUsers } from './read-v2-users';
import { roleInClass } from './role-names';
import type { RosterDomain } from './roster-domain';
import { DefinedIds } from './defined-ids';
import { dateOf, listOf } from './row-reading';

type Table<Columns> = CsvTable<keyof Columns & string>;
type ClassRow = Row<keyof typeof classColumns>;

/** The class tables; a roster that only manages users has none. */
interface CatalogTables {
  readonly classes: Table<typeof classColumns>;
  readonly enrollments: Table<typeof enrollmentColumns>;
  /** Absent if the roster has no such file. */
  readonly sessions: Table<typeof sessionColumns> | undefined;
  readonly courses: Table<typeof courseColumns> | undefined;
}

/** Undefined when some files are invalid or missing; 'none' when both files that classes need are missing. */
function readCatalog(folder: RosterFolder): CatalogTables | 'none' | undefined {
  if (!folder.has('classes.csv') && !folder.has('enrollments.csv')) return 'none';
  const classes = folder.read('classes.csv', classColumns);
  const enrollments = folder.read('enrollments.csv', enrollmentColumns);
  const sessions = folder.readIfThere('academicSessions.csv', sessionColumns);
  const courses = folder.readIfThere('courses.csv', courseColumns);
  return classes && enrollments && { classes, enrollments, sessions, courses };
}

function defineAll<Key extends string>(
  table: { readonly rows: readonly Row<Key | 'id'>[] } | undefined,
  file: string,
): DefinedIds<'id'> {
  const ids = new DefinedIds('id', file);
  for (const row of table?.rows ?? []) ids.define(row);
  return ids;
}

function toTerm(row: Row<keyof typeof sessionColumns>): Term {
  return {
    externalId: row.required('id'),
    displayName: row.required('title'),
    startDate: dateOf(row, 'start') ?? null,
    endDate: dateOf(row, 'end') ?? null,
  };
}

/** Looks up classes' terms and courses; a reference that doesn't resolve is reported. */
class Catalog {
  private readonly terms: ReadonlyMap<string, Term>;
  private readonly courses: ReadonlyMap<string, Row<keyof typeof courseColumns>>;
  private readonly sessionIds: DefinedIds<'id'>;
  private readonly courseIds: DefinedIds<'id'>;

  constructor({ sessions, courses }: CatalogTables) {
    this.sessionIds = defineAll(sessions, 'academicSessions.csv');
    this.courseIds = defineAll(courses, 'courses.csv');
    this.terms = new Map(sessions?.rows.map((row) => [row.required('id'), toTerm(row)]));
    this.courses = new Map(courses?.rows.map((row) => [row.required('id'), row]));
  }

  /** Of several sessions, the first one counts: a class in Graph has only one term. */
  termOf(row: ClassRow): RosterClass['term'] {
    const ids = listOf(row, 'sessionIds');
    for (const id of ids) this.sessionIds.check(row, 'sessionIds', id);
    return this.terms.get(ids[0] ?? '');
  }

  courseOf(row: ClassRow): Pick<RosterClass, 'code' | 'grade' | 'course'> {
    const id = row.value('courseId');
    if (id === undefined || !this.courseIds.check(row, 'courseId', id)) return {};
    const course = this.courses.get(id);
    if (!course) return {};
    return {
      code: course.value('code'),
      grade: course.value('grade'),
      course: {
        externalId: id,
        displayName: course.required('title'),
        courseNumber: course.value('code') ?? null,
        description: null,
        subject: course.value('subject') ?? null,
      },
    };
  }
}

function readEnrollments(
  table: CatalogTables['enrollments'],
  {
    classIds,
    userIds,
    people,
  }: { classIds: DefinedIds<'id'>; userIds: DefinedIds<'id'>; people: readonly RosterPerson[] },
): Enrollments {
  const enrollments = new Enrollments();
  const kept = new Set(people.map(({ id }) => id));
  for (const row of table.rows) {
    const [classId, userId] = [row.required('classId'), row.required('userId')];
    const hasClass = classIds.check(row, 'classId', classId);
    const hasUser = userIds.check(row, 'userId', userId);
    const as = roleInClass(row.required('role'));
    if (as && hasClass && hasUser && kept.has(userId)) {
      enrollments.add({ classId, as, person: `user/${userId}` });
    }
  }
  return enrollments;
}

interface Defined {
  readonly orgIds: DefinedIds<'id'>;
  readonly userIds: DefinedIds<'id'>;
  readonly people: readonly RosterPerson[];
}

function readClasses(tables: CatalogTables, { orgIds, ...users }: Defined): RosterClass[] {
  const catalog = new Catalog(tables);
  const classIds = defineAll(tables.classes, 'classes.csv');
  const enrollments = readEnrollments(tables.enrollments, { classIds, ...users });
  return tables.classes.rows.map((row) => {
    const [id, schoolId, title] = [
      row.required('id'),
      row.required('orgId'),
      row.required('title'),
    ];
    orgIds.check(row, 'orgId', schoolId);
    const term = catalog.termOf(row);
    return { id, schoolId, title, term, ...catalog.courseOf(row), ...enrollments.of(id) };
  });
}

/**
 * Reads School Data Sync V2 or V2.1. Undefined when files are missing or aren't its tables, which has then been
 * reported.
 */
export function readV2(folder: RosterFolder, domain: RosterDomain): Roster | undefined {
  const orgs = folder.read('orgs.csv', orgColumns);
  const tables = readCatalog(folder);
  const users = readUsers(folder, domain);
  if (!orgs || !tables || !users) return undefined;
  const orgIds = defineAll(orgs, 'orgs.csv');
  const people = users.checkSchools(orgIds);
  const defined = { orgIds, userIds: users.ids, people };
  const classes = tables === 'none' ? [] : readClasses(tables, defined);
  const used = new Set([
    ...classes.map(({ schoolId }) => schoolId),
    ...people.flatMap(({ schoolIds }) => schoolIds),
  ]);
  const schools = orgs.rows
    .map((row) => ({ id: row.required('id'), name: row.required('name') }))
    .filter(({ id }) => used.has(id));
  return { schools, people, classes };
}
