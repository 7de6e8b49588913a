import { Module } from '@nestjs/common';
import { FormerMirrorRepository } from './mirror/former-mirror.repository';
import { RosterMirrorRepository } from './mirror/roster-mirror.repository';
import { TombstonesRepository } from './mirror/tombstones.repository';

/** A copy of the rosters of tenants whose administrators want one; the sync keeps it in step with Microsoft 365. */
@Module({
  providers: [FormerMirrorRepository, RosterMirrorRepository, TombstonesRepository],
  exports: [FormerMirrorRepository, RosterMirrorRepository, TombstonesRepository],
})
export class RosterModule {}
