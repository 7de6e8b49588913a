import { Module } from '@nestjs/common';
import { AuthModule } from '../auth';
import { LinksController } from './links/links.controller';
import { LinksRepository } from './links/links.repository';

/** What programs of third parties read and do in a tenant (API-1). */
@Module({
  imports: [AuthModule],
  controllers: [LinksController],
  providers: [LinksRepository],
})
export class IntegratorsModule {}
