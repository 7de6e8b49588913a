import type { CsvTable, Row } from '../csv/csv-table';
import type { Roster, RosterClass, RosterPerson, RosterSchool } from '../../tenant/roster/roster';
import type { RosterFolder } from '../csv/roster-folder';
import {
  enrollmentColumns,
  schoolColumns,
  sectionColumns,
  studentColumns,
  teacherColumns,
  type PersonColumns,
} from './columns-v1';
import { Enrollments } from './enrollments';
import type { RosterDomain } from './roster-domain';
import { DefinedIds } from './defined-ids';
import { dateOf } from './row-reading';
import { gatherPeople, type SchoolPerson } from './school-people';
import { UserNames } from './user-names';

type SchoolRow = Row<keyof typeof schoolColumns>;
type SectionRow = Row<keyof typeof sectionColumns>;
type EnrollmentTable = CsvTable<keyof typeof enrollmentColumns>;

function toSchool(row: SchoolRow): RosterSchool {
  const address = {
    street: row.value('street') ?? null,
    city: row.value('city') ?? null,
    state: row.value('state') ?? null,
    postalCode: row.value('postalCode') ?? null,
    countryOrRegion: row.value('country') ?? null,
  };
  return {
    id: row.required('id'),
    name: row.required('name'),
    number: row.value('number'),
    lowestGrade: row.value('lowestGrade'),
    highestGrade: row.value('highestGrade'),
    principalId: row.value('principalId'),
    principalName: row.value('principalName'),
    principalEmail: row.value('principalEmail'),
    phone: row.value('phone'),
    address: Object.values(address).some((part) => part !== null) ? address : undefined,
  };
}

function termOf(row: SectionRow): RosterClass['term'] {
  const term = {
    externalId: row.value('termId') ?? null,
    displayName: row.value('termName') ?? null,
    startDate: dateOf(row, 'termStart') ?? null,
    endDate: dateOf(row, 'termEnd') ?? null,
  };
  return Object.values(term).some((part) => part !== null) ? term : undefined;
}

function courseOf(row: SectionRow): RosterClass['course'] {
  const course = {
    externalId: row.value('courseId') ?? null,
    displayName: row.value('courseName') ?? null,
    courseNumber: row.value('courseNumber') ?? null,
    description: row.value('courseDescription') ?? null,
    subject: row.value('courseSubject') ?? null,
  };
  return Object.values(course).some((part) => part !== null) ? course : undefined;
}

/** School Data Sync only syncs active sections; a section without a status is active. */
function isActive(row: SectionRow): boolean {
  const status = row.value('status');
  return status === undefined || status.toLowerCase() === 'active';
}

function namesOf({ row, schoolIds }: SchoolPerson<Row<keyof PersonColumns>>, userNames: UserNames) {
  return {
    id: row.required('id'),
    schoolIds,
    userName: userNames.of(row),
    givenName: row.value('givenName'),
    surname: row.value('surname'),
    middleName: row.value('middleName'),
    password: row.value('password'),
  };
}

function toStudent(
  person: SchoolPerson<Row<keyof typeof studentColumns>>,
  userNames: UserNames,
): RosterPerson {
  const { row } = person;
  return {
    kind: 'student',
    role: 'student',
    ...namesOf(person, userNames),
    grade: row.value('grade'),
    studentNumber: row.value('studentNumber'),
    birthDate: dateOf(row, 'birthDate'),
    graduationYear: row.value('graduationYear'),
  };
}

function toTeacher(
  person: SchoolPerson<Row<keyof typeof teacherColumns>>,
  userNames: UserNames,
): RosterPerson {
  const teacherNumber = person.row.value('teacherNumber');
  const jobTitle = person.row.value('title');
  const names = namesOf(person, userNames);
  return { kind: 'teacher', role: 'teacher', ...names, teacherNumber, jobTitle };
}

interface PeopleTables {
  readonly schools: CsvTable<keyof typeof schoolColumns>;
  readonly students: CsvTable<keyof typeof studentColumns>;
  readonly teachers: CsvTable<keyof typeof teacherColumns>;
}

interface ClassTables {
  readonly sections: CsvTable<keyof typeof sectionColumns>;
  readonly studentEnrollments: EnrollmentTable;
  readonly teacherRosters: EnrollmentTable;
}

function readPeopleTables(folder: RosterFolder): PeopleTables | undefined {
  const schools = folder.read('School.csv', schoolColumns);
  const students = folder.read('Student.csv', studentColumns);
  const teachers = folder.read('Teacher.csv', teacherColumns);
  return schools && students && teachers ? { schools, students, teachers } : undefined;
}

const classFiles = ['Section.csv', 'StudentEnrollment.csv', 'TeacherRoster.csv'];

/** Undefined if some files are invalid or missing; 'none' when all are missing, for schools that only manage users. */
function readClassTables(folder: RosterFolder): ClassTables | 'none' | undefined {
  if (!classFiles.some((file) => folder.has(file))) return 'none';
  const sections = folder.read('Section.csv', sectionColumns);
  const studentEnrollments = folder.read('StudentEnrollment.csv', enrollmentColumns);
  const teacherRosters = folder.read('TeacherRoster.csv', enrollmentColumns);
  if (!sections || !studentEnrollments || !teacherRosters) return undefined;
  return { sections, studentEnrollments, teacherRosters };
}

type Ids = Record<'schools' | 'students' | 'teachers', DefinedIds<'id'>>;

function readEnrollments(tables: ClassTables, sectionIds: DefinedIds<'id'>, ids: Ids): Enrollments {
  const enrollments = new Enrollments();
  for (const [table, kind, people] of [
    [tables.studentEnrollments, 'student', ids.students],
    [tables.teacherRosters, 'teacher', ids.teachers],
  ] as const) {
    for (const row of table.rows) {
      const classId = row.required('sectionId');
      const personId = row.required('personId');
      const hasSection = sectionIds.check(row, 'sectionId', classId);
      if (people.check(row, 'personId', personId) && hasSection) {
        enrollments.add({ classId, as: kind, person: `${kind}/${personId}` });
      }
    }
  }
  return enrollments;
}

function toClass(row: SectionRow, enrollments: Enrollments): RosterClass {
  const id = row.required('id');
  return {
    id,
    schoolId: row.required('schoolId'),
    title: row.required('name'),
    code: row.value('number'),
    term: termOf(row),
    course: courseOf(row),
    ...enrollments.of(id),
  };
}

function readClasses(tables: ClassTables, ids: Ids): RosterClass[] {
  const sectionIds = new DefinedIds('id', 'Section.csv');
  for (const row of tables.sections.rows) {
    sectionIds.define(row);
    ids.schools.check(row, 'schoolId', row.required('schoolId'));
  }
  const enrollments = readEnrollments(tables, sectionIds, ids);
  return tables.sections.rows.filter(isActive).map((row) => toClass(row, enrollments));
}

/** Reads School Data Sync V1. Undefined when files are missing or aren't V1 tables, which has then been reported. */
export function readV1(folder: RosterFolder, domain: RosterDomain): Roster | undefined {
  const tables = readPeopleTables(folder);
  const classTables = readClassTables(folder);
  if (!tables || !classTables) return undefined;
  const ids = {
    schools: new DefinedIds('id', 'School.csv'),
    students: new DefinedIds('id', 'Student.csv'),
    teachers: new DefinedIds('id', 'Teacher.csv'),
  };
  const userNames = new UserNames(domain);
  const schools = tables.schools.rows.filter((row) => ids.schools.define(row)).map(toSchool);
  const checks = { schoolIds: ids.schools, userNames };
  const teachers = gatherPeople(tables.teachers, { ids: ids.teachers, ...checks });
  const students = gatherPeople(tables.students, { ids: ids.students, ...checks });
  userNames.settle();
  return {
    schools,
    people: [
      ...teachers.map((person) => toTeacher(person, userNames)),
      ...students.map((person) => toStudent(person, userNames)),
    ],
    classes: classTables === 'none' ? [] : readClasses(classTables, ids),
  };
}
