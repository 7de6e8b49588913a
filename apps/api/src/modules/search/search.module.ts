import { Module } from '@nestjs/common';
import { AuthModule } from '../auth';
import { EducationModule } from '../education';
import { GraphModule } from '../graph';
import { RosterModule } from '../roster';
import { MirrorSearch } from './mirror-search';
import { OwnClasses } from './own-classes';
import { SearchController } from './search.controller';
import { SearchService } from './search.service';

@Module({
  imports: [AuthModule, GraphModule, EducationModule, RosterModule],
  controllers: [SearchController],
  providers: [MirrorSearch, OwnClasses, SearchService],
})
export class SearchModule {}
