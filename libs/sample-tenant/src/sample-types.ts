/** A sample school; its id is made up, like a roster's. */
export interface SampleSchool {
  readonly id: string;
  readonly name: string;
  readonly number: string;
  readonly lowestGrade: string;
  readonly highestGrade: string;
  readonly principal: string;
  readonly phone: string;
  readonly street: string;
  readonly city: string;
  readonly state: string;
  readonly postalCode: string;
  readonly country: string;
}

export interface SampleTeacher {
  readonly id: string;
  readonly schoolId: string;
  readonly givenName: string;
  readonly surname: string;
  readonly title: string;
  readonly department: string;
  readonly mobilePhone: string;
}

export interface SampleStudent {
  readonly id: string;
  readonly schoolId: string;
  readonly givenName: string;
  readonly surname: string;
  readonly grade: string;
}

export interface SampleTerm {
  readonly id: string;
  readonly name: string;
  /** ISO dates. */
  readonly start: string;
  readonly end: string;
}

export interface SampleClass {
  readonly id: string;
  readonly schoolId: string;
  readonly title: string;
  readonly code: string;
  readonly subject: string;
  readonly grade: string;
  readonly term: SampleTerm;
  readonly teacherIds: readonly string[];
  readonly studentIds: readonly string[];
}

/** A sample organization. */
export interface SampleTenant {
  readonly domain: string;
  readonly name: string;
  /** The school the administrator belongs to. */
  readonly administratorSchoolId: string;
  readonly schools: readonly SampleSchool[];
  readonly teachers: readonly SampleTeacher[];
  readonly students: readonly SampleStudent[];
  readonly classes: readonly SampleClass[];
}
