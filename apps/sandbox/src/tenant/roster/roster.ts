import type { Address, Course, PrimaryRole, Term } from './entities';

/** Kinds of people whose roster ids may overlap: V1 numbers students and teachers separately. */
export type PersonKind = 'student' | 'teacher' | 'user';

/** Identifies a person within a roster. */
export type PersonKey = `${PersonKind}/${string}`;

export interface RosterSchool {
  readonly id: string;
  readonly name: string;
  readonly number?: string | undefined;
  readonly lowestGrade?: string | undefined;
  readonly highestGrade?: string | undefined;
  readonly principalName?: string | undefined;
  readonly principalEmail?: string | undefined;
  readonly principalId?: string | undefined;
  readonly phone?: string | undefined;
  readonly address?: Address | undefined;
}

export interface RosterPerson {
  readonly kind: PersonKind;
  readonly id: string;
  readonly role: PrimaryRole;
  readonly schoolIds: readonly string[];
  /** Without the domain if it's the tenant's first one. */
  readonly userName: string;
  readonly givenName?: string | undefined;
  readonly surname?: string | undefined;
  readonly middleName?: string | undefined;
  readonly jobTitle?: string | undefined;
  readonly department?: string | undefined;
  readonly mobilePhone?: string | undefined;
  readonly password?: string | undefined;
  readonly grade?: string | undefined;
  readonly studentNumber?: string | undefined;
  readonly teacherNumber?: string | undefined;
  /** ISO date. */
  readonly birthDate?: string | undefined;
  readonly graduationYear?: string | undefined;
}

export interface RosterClass {
  readonly id: string;
  readonly schoolId: string;
  readonly title: string;
  readonly code?: string | undefined;
  readonly grade?: string | undefined;
  readonly term?: Term | undefined;
  readonly course?: Course | undefined;
  readonly students: readonly PersonKey[];
  readonly teachers: readonly PersonKey[];
}

/** A school's data before it becomes a tenant: ids are the roster's own, and every reference resolves. */
export interface Roster {
  readonly schools: readonly RosterSchool[];
  /** A large roster makes them one at a time, each time someone goes through them. */
  readonly people: Iterable<RosterPerson>;
  readonly classes: Iterable<RosterClass>;
  /** Names the roster, if there is a shorter way than by everything in it. */
  readonly fingerprint?: string;
  /** Schools the tenant's administrator belongs to; none in a roster read from files. */
  readonly administratorSchoolIds?: readonly string[];
}

export function keyOf({ kind, id }: Pick<RosterPerson, 'kind' | 'id'>): PersonKey {
  return `${kind}/${id}`;
}
