import { Module } from '@nestjs/common';
import { AuthModule } from '../auth';
import { RosterModule } from '../roster';
import { LinksController } from './links/links.controller';
import { LinksRepository } from './links/links.repository';
import { RosterPages } from './roster/roster-pages.service';
import { RosterController } from './roster/roster.controller';

/** What programs of third parties read and do in a tenant (API-1). */
@Module({
  imports: [AuthModule, RosterModule],
  controllers: [LinksController, RosterController],
  providers: [LinksRepository, RosterPages],
})
export class IntegratorsModule {}
