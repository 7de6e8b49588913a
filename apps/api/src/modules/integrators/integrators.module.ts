import { Module } from '@nestjs/common';
import { AdminModule } from '../admin';
import { AuthModule } from '../auth';
import { RosterModule } from '../roster';
import { SyncScheduleModule } from '../sync';
import { LinksController } from './links/links.controller';
import { LinksRepository } from './links/links.repository';
import { RosterPages } from './roster/roster-pages.service';
import { RosterController } from './roster/roster.controller';
import { ProgramSync } from './sync/program-sync.service';
import { ProgramSyncController } from './sync/sync.controller';

/** What programs of third parties read and do in a tenant (API-1). */
@Module({
  imports: [AdminModule, AuthModule, RosterModule, SyncScheduleModule],
  controllers: [LinksController, ProgramSyncController, RosterController],
  providers: [LinksRepository, ProgramSync, RosterPages],
})
export class IntegratorsModule {}
