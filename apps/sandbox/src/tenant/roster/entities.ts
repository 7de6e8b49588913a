/** Roles as the sandbox's pages and the control API name them. */
export type Role = 'Admin' | 'Teacher' | 'Student';

/** What Graph calls `primaryRole`. */
export type PrimaryRole = 'student' | 'teacher' | 'none';

/** What the roster knows about a student. */
export interface StudentFacts {
  readonly externalId: string | null;
  readonly grade: string | null;
  readonly studentNumber: string | null;
  /** ISO date. */
  readonly birthDate: string | null;
  readonly graduationYear: string | null;
}

/** What the roster knows about a teacher. */
export interface TeacherFacts {
  readonly externalId: string | null;
  readonly teacherNumber: string | null;
}

/** A person in a tenant. */
export interface User {
  readonly id: string;
  readonly userPrincipalName: string;
  readonly displayName: string;
  readonly givenName: string | null;
  readonly surname: string | null;
  readonly middleName: string | null;
  readonly mail: string | null;
  readonly jobTitle: string | null;
  readonly department: string | null;
  readonly mobilePhone: string | null;
  readonly officeLocation: string | null;
  readonly preferredLanguage: string | null;
  readonly usageLocation: string | null;
  readonly isEnabled: boolean;
  readonly password: string;
  readonly roles: readonly Role[];
  /** Whether `roles` includes Admin. */
  readonly isAdministrator: boolean;
  readonly primaryRole: PrimaryRole;
  readonly student: StudentFacts | null;
  readonly teacher: TeacherFacts | null;
}

export interface Address {
  readonly street: string | null;
  readonly city: string | null;
  readonly state: string | null;
  readonly postalCode: string | null;
  readonly countryOrRegion: string | null;
}

export interface School {
  readonly id: string;
  /** The school's id in the roster. */
  readonly externalId: string;
  readonly displayName: string;
  readonly schoolNumber: string | null;
  readonly lowestGrade: string | null;
  readonly highestGrade: string | null;
  readonly principalName: string | null;
  readonly principalEmail: string | null;
  readonly externalPrincipalId: string | null;
  readonly phone: string | null;
  readonly address: Address | null;
  /** Its people as loaded. */
  readonly userIds: readonly string[];
}

export interface Term {
  readonly externalId: string | null;
  readonly displayName: string | null;
  /** ISO date. */
  readonly startDate: string | null;
  /** ISO date. */
  readonly endDate: string | null;
}

export interface Course {
  readonly externalId: string | null;
  readonly displayName: string | null;
  readonly courseNumber: string | null;
  readonly description: string | null;
  readonly subject: string | null;
}

export interface Class {
  readonly id: string;
  /** The section's id in the roster. */
  readonly externalId: string;
  readonly schoolId: string;
  readonly displayName: string;
  readonly classCode: string;
  readonly grade: string | null;
  readonly term: Term | null;
  readonly course: Course | null;
  /** Students and teachers. */
  readonly memberIds: readonly string[];
  /** The owners of the group behind the class; when loaded, they are members too. */
  readonly teacherIds: readonly string[];
}

/** A tenant as loaded. */
export interface TenantData {
  readonly domain: string;
  /** Other domains used in its people's names. */
  readonly otherDomains?: readonly string[];
  readonly name: string;
  /** Names the data, if there is a shorter way than by everything in it. */
  readonly fingerprint?: string | undefined;
  readonly users: readonly User[];
  readonly schools: readonly School[];
  readonly classes: readonly Class[];
}
