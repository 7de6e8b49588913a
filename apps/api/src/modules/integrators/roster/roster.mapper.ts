import type { Enrollment, RosterClass, RosterPerson, RosterSchool } from '@app/contracts';
import type { RosterRows } from '../../roster';

/** The schools of classes or people, by their ids. */
export type SchoolIds = ReadonlyMap<string, string[]>;

const changeOf = ({ changedAt, removedAt }: { changedAt: Date; removedAt: Date | null }) => ({
  changedAt: changedAt.toISOString(),
  ...(removedAt && { removedAt: removedAt.toISOString() }),
});

/** Null if Graph says nothing about it. */
const ifAny = <T extends object>(value: T): T | null =>
  Object.values(value).some((part) => part !== null) ? value : null;

export function toSchool(row: RosterRows['schools']): RosterSchool {
  const { street, city, state, postalCode, country } = row;
  return {
    id: row.id,
    displayName: row.name,
    number: row.number,
    externalId: row.externalId,
    principalName: row.principalName,
    principalEmail: row.principalEmail,
    lowestGrade: row.lowestGrade,
    highestGrade: row.highestGrade,
    address: { street, city, state, postalCode, country },
    phone: row.phone,
    ...changeOf(row),
  };
}

export const toClass = (row: RosterRows['classes'], schools: SchoolIds): RosterClass => ({
  id: row.id,
  displayName: row.name,
  code: row.code,
  externalId: row.externalId,
  grade: row.grade,
  schoolIds: schools.get(row.id) ?? [],
  course: ifAny({
    displayName: row.courseName,
    number: row.courseNumber,
    externalId: row.courseExternalId,
    subject: row.courseSubject,
  }),
  term: ifAny({
    displayName: row.termName,
    externalId: row.termExternalId,
    startDate: row.termStart,
    endDate: row.termEnd,
  }),
  ...changeOf(row),
});

export const toPerson = (row: RosterRows['people'], schools: SchoolIds): RosterPerson => ({
  id: row.id,
  displayName: row.displayName,
  givenName: row.givenName,
  surname: row.surname,
  userPrincipalName: row.userPrincipalName,
  mail: row.mail,
  primaryRole: row.primaryRole,
  enabled: row.isEnabled,
  schoolIds: schools.get(row.id) ?? [],
  student: ifAny({
    grade: row.grade,
    number: row.studentNumber,
    externalId: row.studentExternalId,
  }),
  teacher: ifAny({ number: row.teacherNumber, externalId: row.teacherExternalId }),
  ...changeOf(row),
});

export const toEnrollment = (row: RosterRows['enrollments']): Enrollment => ({
  id: row.id,
  classId: row.classId,
  personId: row.personId,
  role: row.role,
  ...changeOf(row),
});
