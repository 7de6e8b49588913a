import { createHash } from 'node:crypto';
import type { Class, PrimaryRole, School, TenantData, User } from './entities';
import { objectIdOf, tenantIdOf } from './object-id';
import {
  keyOf,
  type PersonKey,
  type Roster,
  type RosterClass,
  type RosterPerson,
  type RosterSchool,
} from './roster';

/** For people the roster gives no password. The sandbox never asks for it; its pages show it. */
const defaultPassword = 'Sandbox-1';

interface TenantFrame {
  readonly id: string;
  readonly domain: string;
}

/** An invented number, the same on every start. 555-0100 to 555-0199 belong to nobody. */
function inventedPhone(id: string): string {
  const hash = createHash('sha1').update(id).digest().readUInt16BE(0);
  return `+1 425 555 01${String(hash % 100).padStart(2, '0')}`;
}

function namesOf({ givenName, surname, middleName, userName }: RosterPerson) {
  return {
    displayName: [givenName, surname].filter(Boolean).join(' ') || userName,
    givenName: givenName ?? null,
    surname: surname ?? null,
    middleName: middleName ?? null,
  };
}

function jobTitleOf({ role, jobTitle }: RosterPerson): string | null {
  if (jobTitle !== undefined) return jobTitle;
  if (role === 'none') return null;
  return role === 'teacher' ? 'Teacher' : 'Student';
}

function studentFactsOf(person: RosterPerson): User['student'] {
  if (person.role !== 'student') return null;
  return {
    externalId: person.id,
    grade: person.grade ?? null,
    studentNumber: person.studentNumber ?? null,
    birthDate: person.birthDate ?? null,
    graduationYear: person.graduationYear ?? null,
  };
}

/** Shared: a million users have the same three. */
const rolesOf: Readonly<Record<PrimaryRole, User['roles']>> = {
  none: [],
  student: ['Student'],
  teacher: ['Teacher'],
};

function toUser(tenant: TenantFrame, person: RosterPerson, department: string | undefined): User {
  const id = objectIdOf(tenant.id, person.kind, person.id);
  const { userName } = person;
  // Not spread below: objects whose properties are all named there take less room.
  const names = namesOf(person);
  const userPrincipalName = userName.includes('@') ? userName : `${userName}@${tenant.domain}`;
  const isTeacher = person.role === 'teacher';
  return {
    id,
    userPrincipalName,
    displayName: names.displayName,
    givenName: names.givenName,
    surname: names.surname,
    middleName: names.middleName,
    mail: userPrincipalName,
    jobTitle: jobTitleOf(person),
    department: person.department ?? department ?? null,
    mobilePhone: person.mobilePhone ?? (isTeacher ? inventedPhone(id) : null),
    officeLocation: null,
    preferredLanguage: null,
    usageLocation: 'US',
    isEnabled: true,
    password: person.password ?? defaultPassword,
    roles: rolesOf[person.role],
    isAdministrator: false,
    primaryRole: person.role,
    student: studentFactsOf(person),
    teacher: isTeacher
      ? { externalId: person.id, teacherNumber: person.teacherNumber ?? null }
      : null,
  };
}

function toAdministrator(tenant: TenantFrame): User {
  const person: RosterPerson = {
    kind: 'user',
    id: 'administrator',
    role: 'none',
    schoolIds: [],
    userName: 'admin',
    givenName: 'Pat',
    surname: 'Rivera',
    jobTitle: 'Chief Technology Officer',
    mobilePhone: '+1 425 555 0100',
  };
  const id = objectIdOf(tenant.id, 'administrator', 'admin');
  return { ...toUser(tenant, person, 'IT'), id, roles: ['Admin'], isAdministrator: true };
}

/** If the roster has its own user `admin`, that user becomes the administrator. */
function withAdministrator(tenant: TenantFrame, users: readonly User[]): User[] {
  const name = `admin@${tenant.domain}`;
  const index = users.findIndex(
    ({ userPrincipalName }) => userPrincipalName.toLowerCase() === name,
  );
  const own = users[index];
  if (!own) return [...users, toAdministrator(tenant)];
  const administrator: User = { ...own, roles: ['Admin', ...own.roles], isAdministrator: true };
  return users.map((user) => (user === own ? administrator : user));
}

/** A teacher's department is the subject they teach most. */
function departmentsOf(classes: Iterable<RosterClass>): Map<PersonKey, string> {
  const counts = new Map<PersonKey, Map<string, number>>();
  for (const { course, teachers } of classes) {
    if (!course?.subject) continue;
    for (const teacher of teachers) {
      const subjects = counts.get(teacher) ?? new Map<string, number>();
      counts.set(teacher, subjects.set(course.subject, (subjects.get(course.subject) ?? 0) + 1));
    }
  }
  const most = (subjects: Map<string, number>) =>
    [...subjects].reduce((best, one) => (one[1] > best[1] ? one : best))[0];
  return new Map([...counts].map(([key, subjects]) => [key, most(subjects)]));
}

function toSchool(tenant: TenantFrame, school: RosterSchool, userIds: readonly string[]): School {
  return {
    id: objectIdOf(tenant.id, 'school', school.id),
    externalId: school.id,
    displayName: school.name,
    schoolNumber: school.number ?? null,
    lowestGrade: school.lowestGrade ?? null,
    highestGrade: school.highestGrade ?? null,
    principalName: school.principalName ?? null,
    principalEmail: school.principalEmail ?? null,
    externalPrincipalId: school.principalId ?? null,
    phone: school.phone ?? null,
    address: school.address ?? null,
    userIds,
  };
}

function toClass(
  tenant: TenantFrame,
  item: RosterClass,
  ids: ReadonlyMap<PersonKey, string>,
): Class {
  const idsOf = (keys: readonly PersonKey[]) =>
    keys.map((key) => ids.get(key)).filter((id) => id !== undefined);
  const teacherIds = idsOf(item.teachers);
  return {
    id: objectIdOf(tenant.id, 'class', item.id),
    externalId: item.id,
    schoolId: objectIdOf(tenant.id, 'school', item.schoolId),
    displayName: item.title,
    classCode: item.code ?? item.id,
    grade: item.grade ?? null,
    term: item.term ?? null,
    course: item.course ?? null,
    memberIds: [...new Set([...teacherIds, ...idsOf(item.students)])],
    teacherIds,
  };
}

/** A tenant is named after the first label of its domain: `contoso.example` is Contoso Education. */
export function tenantNameOf(domain: string): string {
  const [label = ''] = domain.split('.');
  const titled = label.replace(/(^|-)[a-z]/g, (start) => start.toUpperCase());
  return `${titled} Education`;
}

interface BuiltPeople {
  readonly users: readonly User[];
  readonly ids: ReadonlyMap<PersonKey, string>;
  readonly idsBySchool: ReadonlyMap<string, string[]>;
}

/** Goes through the people only once: they may be made just for this. */
function buildPeople(tenant: TenantFrame, roster: Roster): BuiltPeople {
  const departments = departmentsOf(roster.classes);
  const users: User[] = [];
  const ids = new Map<PersonKey, string>();
  const idsBySchool = new Map<string, string[]>(roster.schools.map(({ id }) => [id, []]));
  for (const person of roster.people) {
    const key = keyOf(person);
    const user = toUser(tenant, person, departments.get(key));
    users.push(user);
    ids.set(key, user.id);
    for (const schoolId of person.schoolIds) idsBySchool.get(schoolId)?.push(user.id);
  }
  const all = withAdministrator(tenant, users);
  for (const schoolId of roster.administratorSchoolIds ?? []) {
    const administrator = all.find(({ isAdministrator }) => isAdministrator);
    if (administrator) idsBySchool.get(schoolId)?.push(administrator.id);
  }
  return { users: all, ids, idsBySchool };
}

function otherDomainsOf(domain: string, users: readonly User[]): string[] {
  const domains = new Set<string>();
  for (const { userPrincipalName } of users) {
    domains.add(userPrincipalName.slice(userPrincipalName.indexOf('@') + 1));
  }
  domains.delete(domain);
  return [...domains];
}

/** Turns a roster into a tenant's data, adding an administrator (Pat Rivera). */
export function buildTenant(domain: string, roster: Roster): TenantData {
  const tenant = { id: tenantIdOf(domain), domain };
  const { users, ids, idsBySchool } = buildPeople(tenant, roster);
  return {
    domain,
    otherDomains: otherDomainsOf(domain, users),
    name: tenantNameOf(domain),
    fingerprint: roster.fingerprint,
    users,
    schools: roster.schools.map((school) =>
      toSchool(tenant, school, idsBySchool.get(school.id) ?? []),
    ),
    classes: Array.from(roster.classes, (item) => toClass(tenant, item, ids)),
  };
}
