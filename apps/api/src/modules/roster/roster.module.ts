import { Module } from '@nestjs/common';
import { FormerMirrorRepository } from './mirror/former-mirror.repository';
import { MirrorCounts } from './mirror/mirror-counts';
import { RosterMirrorRepository } from './mirror/roster-mirror.repository';
import { TombstonesRepository } from './mirror/tombstones.repository';
import { FoundRows } from './names/found-rows.repository';
import { NameIndex } from './names/name-index.repository';
import { NameSearch } from './names/name-search.repository';
import { RosterReader } from './reading/roster-reader';

const parts = [
  FormerMirrorRepository,
  MirrorCounts,
  RosterMirrorRepository,
  TombstonesRepository,
  RosterReader,
  NameIndex,
  NameSearch,
  FoundRows,
];

/** A copy of the rosters of tenants whose administrators want one; the sync keeps it in step with Microsoft 365. */
@Module({ providers: parts, exports: parts })
export class RosterModule {}
