import { Module } from '@nestjs/common';
import { AuthModule } from '../../auth';
import { GraphModule } from '../../graph';
import { FallbackModule } from '../fallback/fallback.module';
import { SchoolTeachersService } from './school-teachers.service';
import { SchoolsController } from './schools.controller';
import { SchoolsService } from './schools.service';

@Module({
  imports: [AuthModule, GraphModule, FallbackModule],
  controllers: [SchoolsController],
  providers: [SchoolsService, SchoolTeachersService],
})
export class SchoolsModule {}
