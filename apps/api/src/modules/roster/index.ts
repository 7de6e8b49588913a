export { FormerMirrorRepository } from './mirror/former-mirror.repository';
export { MirrorCounts } from './mirror/mirror-counts';
export { MirrorTable } from './mirror/mirror-table';
export { MirroredRow } from './mirror/mirrored-row';
export { RosterClass } from './mirror/roster-class.entity';
export { RosterEnrollment } from './mirror/roster-enrollment.entity';
export { RosterMirror } from './mirror/roster-mirror.entity';
export {
  mirrorWork,
  RosterMirrorRepository,
  type DuePlace,
  type Revision,
} from './mirror/roster-mirror.repository';
export { RosterPerson } from './mirror/roster-person.entity';
export { RosterSchoolClass } from './mirror/roster-school-class.entity';
export { RosterSchoolPerson } from './mirror/roster-school-person.entity';
export { RosterSchool } from './mirror/roster-school.entity';
export { TombstonesRepository } from './mirror/tombstones.repository';
export { Roster, type PageOptions, type RosterPage } from './reading/roster';
export type { Narrowing, RosterKind, RosterRows } from './reading/roster-lists';
export { RosterNotReady } from './reading/roster-not-ready';
export type { RosterQuery } from './reading/roster-query';
export { RosterReader } from './reading/roster-reader';
export {
  FoundRows,
  type FoundClass,
  type FoundPerson,
  type OwnClass,
} from './names/found-rows.repository';
export { NameIndex, type NamedRow, type NamedPlace } from './names/name-index.repository';
export { NameSearch, type Found, type NameQuery } from './names/name-search.repository';
export { nameRules } from './mirror/name-rules';
export { RosterWordPart } from './mirror/roster-word-part.entity';
export { RosterWord, type NamedKind } from './mirror/roster-word.entity';
export { RosterModule } from './roster.module';
