import type { Roster, RosterClass, RosterPerson, RosterSchool } from '../tenant/roster/roster';
import { inventName, inventSchoolName } from './invented-names';
import type { GenerateOption } from './roster-options';

const subjects = [
  { name: 'Mathematics', code: 'MAT' },
  { name: 'English', code: 'ENG' },
  { name: 'Biology', code: 'BIO' },
  { name: 'History', code: 'HIS' },
  { name: 'Physics', code: 'PHY' },
  { name: 'Music', code: 'MUS' },
  { name: 'Geography', code: 'GEO' },
] as const;

const term = {
  externalId: 'T1',
  displayName: 'School year 2026–27',
  startDate: '2026-08-24',
  endDate: '2027-06-04',
};

/** One person in twenty is a teacher. */
const peoplePerTeacher = 20;
const lowestGrade = 9;
const grades = 4;

function count<Item>(length: number, make: (index: number) => Item): Item[] {
  return Array.from({ length }, (_, index) => make(index));
}

/** Made one at a time, each time someone goes through them: a million at once would need more room than the tenant. */
function lazily<Item>(length: number, make: (index: number) => Item): Iterable<Item> {
  return {
    *[Symbol.iterator]() {
      for (let index = 0; index < length; index += 1) yield make(index);
    },
  };
}

function makeSchool(index: number): RosterSchool {
  return {
    id: `S${index + 1}`,
    name: inventSchoolName(index),
    number: String(index + 1),
    lowestGrade: String(lowestGrade),
    highestGrade: String(lowestGrade + grades - 1),
    principalName: Object.values(inventName(index * 7 + 3)).join(' '),
    address: {
      street: `${100 + index} Main Street`,
      city: 'Fernwood',
      state: 'WA',
      postalCode: '98004',
      countryOrRegion: 'US',
    },
  };
}

function schoolIdAt(index: number, { schools }: GenerateOption): string {
  return `S${(index % schools) + 1}`;
}

function makeTeacher(index: number, teachers: number, option: GenerateOption): RosterPerson {
  // With fewer teachers than schools, some work at several.
  const rounds = Math.max(1, Math.ceil((option.schools - index) / teachers));
  return {
    kind: 'teacher',
    role: 'teacher',
    id: String(index + 1),
    schoolIds: [...new Set(count(rounds, (round) => schoolIdAt(index + round * teachers, option)))],
    userName: `teacher${index + 1}`,
    teacherNumber: String(index + 1),
    ...inventName(index),
  };
}

function makeStudent(index: number, teachers: number, option: GenerateOption): RosterPerson {
  const grade = lowestGrade + (Math.floor(index / option.schools) % grades);
  const number = String(index + 1);
  return {
    kind: 'student',
    role: 'student',
    id: number,
    schoolIds: [schoolIdAt(index, option)],
    userName: `student${index + 1}`,
    studentNumber: number,
    grade: String(grade),
    graduationYear: String(2027 + lowestGrade + grades - 1 - grade),
    ...inventName(teachers + index),
  };
}

/** Class `index` is its school's `position`-th; it takes the next students and the school's next teacher. */
function makeClass(
  index: number,
  people: Record<'teachers' | 'students', number>,
  option: GenerateOption,
): RosterClass {
  const { schools, classSize } = option;
  const school = index % schools;
  const position = Math.floor(index / schools);
  const subject = subjects[position % subjects.length] ?? subjects[0];
  const number = Math.floor(position / subjects.length) + 1;
  const studentsHere = Math.floor((people.students - 1 - school) / schools) + 1;
  const teachersHere = Math.max(1, Math.floor((people.teachers - 1 - school) / schools) + 1);
  const studentAt = (seat: number) =>
    school + ((position * classSize + seat) % studentsHere) * schools;
  const teacher = (school + (position % teachersHere) * schools) % people.teachers;
  return {
    id: `C${index + 1}`,
    schoolId: `S${school + 1}`,
    title: `${subject.name} ${number}`,
    code: `${subject.code}${number}`,
    term,
    course: {
      externalId: subject.code,
      displayName: subject.name,
      courseNumber: `${subject.code}${number}`,
      description: null,
      subject: subject.name,
    },
    students: count(
      Math.min(classSize, studentsHere),
      (seat) => `student/${studentAt(seat) + 1}` as const,
    ),
    teachers: [`teacher/${teacher + 1}`],
  };
}

/** Makes up a tenant of the requested size, always the same one. */
export function generateRoster(option: GenerateOption): Roster {
  const teachers = Math.max(1, Math.round(option.users / peoplePerTeacher));
  const people = { teachers, students: option.users - teachers };
  return {
    schools: count(option.schools, makeSchool),
    people: lazily(option.users, (index) =>
      index < teachers
        ? makeTeacher(index, teachers, option)
        : makeStudent(index - teachers, teachers, option),
    ),
    classes: lazily(option.classes, (index) => makeClass(index, people, option)),
    fingerprint: JSON.stringify(option),
  };
}
