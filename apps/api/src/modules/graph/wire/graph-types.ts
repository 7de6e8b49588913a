/**
 * What Graph sends, as far as we request it, and as the readers in `wire` return it: ids in one case, always a name, null
 * for anything missing.
 */
export interface WirePerson {
  id: string;
  displayName: string;
}

export interface WireTeacher extends WirePerson {
  mail: string | null;
}

export interface WireAddress {
  street: string | null;
  city: string | null;
  state: string | null;
  postalCode: string | null;
}

export interface WireSchool {
  id: string;
  displayName: string;
  schoolNumber: string | null;
  principalName: string | null;
  lowestGrade: string | null;
  highestGrade: string | null;
  address: WireAddress;
}

export interface WireTerm {
  displayName: string | null;
  /** Dates without time. */
  startDate: string | null;
  endDate: string | null;
}

export interface WireClass {
  id: string;
  displayName: string;
  classCode: string | null;
  term: WireTerm;
}

/** A class and its people, as one caller may see them. */
export interface ClassRoster {
  class: WireClass;
  teachers: readonly WirePerson[];
  /** Students and most teachers: a teacher is an owner of the class, but may not be a member. */
  members: readonly WirePerson[];
  /** Empty if they can't be read. */
  schools: readonly WireSchool[];
}

export interface WireDriveItem {
  id: string;
  name: string;
  isFolder: boolean;
  /** For a folder. */
  childCount: number | null;
  /** Bytes. */
  size: number | null;
  mimeType: string | null;
  webUrl: string | null;
  lastModifiedDateTime: string | null;
  /** A person's name, or an application's. */
  lastModifiedBy: string | null;
}

export interface WireConversation {
  id: string;
  topic: string | null;
  preview: string | null;
  uniqueSenders: string[];
  hasAttachments: boolean | null;
  lastDeliveredDateTime: string | null;
}

/** Where a group gets its mail. */
export interface WireMailbox {
  mail: string | null;
  mailNickname: string | null;
}
