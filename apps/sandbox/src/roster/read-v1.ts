import {
  enrollmentColumns,
  schoolColumns,
  sectionColumns,
  studentColumns,
  teacherColumns,
} from './columns-v1';
import type { CsvTable, Row } from './csv-table';
import { Enrollments } from './enrollments';
import type { Roster, RosterClass, RosterPerson, RosterSchool } from './roster';
import type { RosterFolder } from './roster-folder';
import { dateOf, DefinedIds, TakenUserNames, userNameOf } from './row-reading';

type SchoolRow = Row<keyof typeof schoolColumns>;
type SectionRow = Row<keyof typeof sectionColumns>;
type StudentRow = Row<keyof typeof studentColumns>;
type TeacherRow = Row<keyof typeof teacherColumns>;
/** What students and teachers have in common. */
type PersonRow = Row<keyof typeof studentColumns & keyof typeof teacherColumns>;
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

/** School Data Sync syncs sections only while they are active; one without a status is. */
function isActive(row: SectionRow): boolean {
  const status = row.value('status');
  return status === undefined || status.toLowerCase() === 'active';
}

function namesOf(row: PersonRow) {
  return {
    id: row.required('id'),
    schoolIds: [row.required('schoolId')],
    userName: userNameOf(row, 'userName'),
    givenName: row.value('givenName'),
    surname: row.value('surname'),
    middleName: row.value('middleName'),
    password: row.value('password'),
  };
}

function toStudent(row: StudentRow): RosterPerson {
  return {
    kind: 'student',
    role: 'student',
    ...namesOf(row),
    grade: row.value('grade'),
    studentNumber: row.value('studentNumber'),
    birthDate: dateOf(row, 'birthDate'),
    graduationYear: row.value('graduationYear'),
  };
}

function toTeacher(row: TeacherRow): RosterPerson {
  const teacherNumber = row.value('teacherNumber');
  const jobTitle = row.value('title');
  return { kind: 'teacher', role: 'teacher', ...namesOf(row), teacherNumber, jobTitle };
}

interface V1Tables {
  readonly schools: CsvTable<keyof typeof schoolColumns>;
  readonly sections: CsvTable<keyof typeof sectionColumns>;
  readonly students: CsvTable<keyof typeof studentColumns>;
  readonly teachers: CsvTable<keyof typeof teacherColumns>;
  readonly studentEnrollments: EnrollmentTable;
  readonly teacherRosters: EnrollmentTable;
}

function readTables(folder: RosterFolder): V1Tables | undefined {
  const schools = folder.read('School.csv', schoolColumns);
  const sections = folder.read('Section.csv', sectionColumns);
  const students = folder.read('Student.csv', studentColumns);
  const teachers = folder.read('Teacher.csv', teacherColumns);
  const studentEnrollments = folder.read('StudentEnrollment.csv', enrollmentColumns);
  const teacherRosters = folder.read('TeacherRoster.csv', enrollmentColumns);
  if (!schools || !sections || !students) return undefined;
  if (!teachers || !studentEnrollments || !teacherRosters) return undefined;
  return { schools, sections, students, teachers, studentEnrollments, teacherRosters };
}

function readEnrollments(
  tables: V1Tables,
  ids: Record<'sections' | 'students' | 'teachers', DefinedIds<'id'>>,
) {
  const enrollments = new Enrollments();
  for (const [table, kind, people] of [
    [tables.studentEnrollments, 'student', ids.students],
    [tables.teacherRosters, 'teacher', ids.teachers],
  ] as const) {
    for (const row of table.rows) {
      const classId = row.required('sectionId');
      const personId = row.required('personId');
      const hasSection = ids.sections.check(row, 'sectionId', classId);
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

/** Registers people's ids and user names, and checks their schools. */
function definePeople(
  table: { readonly file: string; readonly rows: readonly PersonRow[] },
  defined: DefinedIds<'id'>,
  { schoolIds, userNames }: { schoolIds: DefinedIds<'id'>; userNames: TakenUserNames },
): void {
  for (const row of table.rows) {
    defined.define(row);
    schoolIds.check(row, 'schoolId', row.required('schoolId'));
    userNames.take(row, 'userName', table.file);
  }
}

/** Reads School Data Sync V1. Undefined when files are missing or not tables of V1, which has been reported. */
export function readV1(folder: RosterFolder): Roster | undefined {
  const tables = readTables(folder);
  if (!tables) return undefined;
  const ids = {
    schools: new DefinedIds('id', 'School.csv'),
    sections: new DefinedIds('id', 'Section.csv'),
    students: new DefinedIds('id', 'Student.csv'),
    teachers: new DefinedIds('id', 'Teacher.csv'),
  };
  const schools = tables.schools.rows.filter((row) => ids.schools.define(row)).map(toSchool);
  const others = { schoolIds: ids.schools, userNames: new TakenUserNames() };
  definePeople(tables.teachers, ids.teachers, others);
  definePeople(tables.students, ids.students, others);
  for (const row of tables.sections.rows) {
    ids.sections.define(row);
    ids.schools.check(row, 'schoolId', row.required('schoolId'));
  }
  const enrollments = readEnrollments(tables, ids);
  return {
    schools,
    people: [...tables.teachers.rows.map(toTeacher), ...tables.students.rows.map(toStudent)],
    classes: tables.sections.rows.filter(isActive).map((row) => toClass(row, enrollments)),
  };
}
