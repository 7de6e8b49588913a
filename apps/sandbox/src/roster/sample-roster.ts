import {
  userNameOf,
  type SampleClass,
  type SampleSchool,
  type SampleStudent,
  type SampleTeacher,
  type SampleTenant,
} from '@app/sample-tenant';
import type { Roster, RosterClass, RosterPerson, RosterSchool } from '../tenant/roster/roster';

function toSchool(school: SampleSchool): RosterSchool {
  const { id, name, number, lowestGrade, highestGrade, phone, principal } = school;
  const { street, city, state, postalCode, country } = school;
  return {
    id,
    name,
    number,
    lowestGrade,
    highestGrade,
    phone,
    principalName: principal,
    address: { street, city, state, postalCode, countryOrRegion: country },
  };
}

function toTeacher({ id, schoolId, title, ...teacher }: SampleTeacher): RosterPerson {
  return {
    kind: 'teacher',
    role: 'teacher',
    id,
    schoolIds: [schoolId],
    userName: userNameOf(teacher.givenName, teacher.surname),
    teacherNumber: id,
    jobTitle: title,
    ...teacher,
  };
}

function toStudent({ id, schoolId, ...student }: SampleStudent): RosterPerson {
  return {
    kind: 'student',
    role: 'student',
    id,
    schoolIds: [schoolId],
    userName: userNameOf(student.givenName, student.surname),
    studentNumber: id,
    ...student,
  };
}

function toClass({ id, schoolId, title, code, grade, term, ...rest }: SampleClass): RosterClass {
  return {
    id,
    schoolId,
    title,
    code,
    grade,
    term: { externalId: term.id, displayName: term.name, startDate: term.start, endDate: term.end },
    course: {
      externalId: `C-${code}`,
      displayName: title,
      courseNumber: code,
      description: null,
      subject: rest.subject,
    },
    teachers: rest.teacherIds.map((teacherId) => `teacher/${teacherId}` as const),
    students: rest.studentIds.map((studentId) => `student/${studentId}` as const),
  };
}

/** The built-in school as a roster. */
export function sampleRoster(sample: SampleTenant): Roster {
  return {
    schools: sample.schools.map(toSchool),
    people: [...sample.teachers.map(toTeacher), ...sample.students.map(toStudent)],
    classes: sample.classes.map(toClass),
    administratorSchoolIds: [sample.administratorSchoolId],
  };
}
