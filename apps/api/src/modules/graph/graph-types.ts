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

interface WireIdentitySet {
  user?: { displayName?: string | null } | null;
  application?: { displayName?: string | null } | null;
}

export interface WireDriveItem extends Optional<{
  /** Bytes. */
  size: number;
  webUrl: string;
  lastModifiedDateTime: string;
  lastModifiedBy: WireIdentitySet;
  file: { mimeType?: string | null };
  folder: { childCount?: number | null };
}> {
  id: string;
  name: string;
}

export interface WireConversation extends Optional<{
  topic: string;
  preview: string;
  uniqueSenders: string[];
  hasAttachments: boolean;
  lastDeliveredDateTime: string;
}> {
  id: string;
}

/** Where a group gets its mail. */
export type WireMailbox = Optional<{ mail: string; mailNickname: string }>;
