import { Module } from '@nestjs/common';
import { AuthModule } from '../../auth';
import { GraphModule } from '../../graph';
import { SeatingRepository } from '../seating-store/seating.repository';
import { FallbackModule } from '../fallback/fallback.module';
import { ClassAccess } from './class-access';
import { ClassDetailsService } from './class-details.service';
import { ClassController } from './class.controller';
import { ClassesController } from './classes.controller';
import { ClassesService } from './classes.service';
import { CoTeachersService } from './co-teachers.service';

@Module({
  imports: [AuthModule, GraphModule, FallbackModule],
  controllers: [ClassesController, ClassController],
  providers: [
    ClassesService,
    ClassAccess,
    ClassDetailsService,
    CoTeachersService,
    SeatingRepository,
  ],
  exports: [ClassAccess],
})
export class ClassesModule {}
