/** What Graph sends, as far as it is asked for. All but `id` and `displayName` may be missing or null. */
type Optional<T> = { [Key in keyof T]?: T[Key] | null };

export interface WirePerson {
  id: string;
  displayName: string;
}

export interface WireTeacher extends WirePerson, Optional<{ mail: string }> {}

export interface WireAddress {
  street: string;
  city: string;
  state: string;
  postalCode: string;
}

export interface WireSchool extends Optional<{
  schoolNumber: string;
  principalName: string;
  lowestGrade: string;
  highestGrade: string;
  address: Optional<WireAddress>;
}> {
  id: string;
  displayName: string;
}

export interface WireTerm {
  displayName: string;
  /** Dates without time. */
  startDate: string;
  endDate: string;
}

export interface WireClass extends Optional<{ classCode: string; term: Optional<WireTerm> }> {
  id: string;
  displayName: string;
}

/** A class and its people, as one caller may see them. */
export interface ClassRoster {
  class: WireClass;
  teachers: readonly WirePerson[];
  /** Students and most teachers: a teacher is an owner of the class, and need not be a member. */
  members: readonly WirePerson[];
  /** None where they cannot be read. */
  schools: readonly WireSchool[];
}
