import { Module } from '@nestjs/common';
import { AuthModule } from '../../auth';
import { GraphModule } from '../../graph';
import { ClassesModule } from '../classes';
import { AssignmentsController } from './assignments.controller';
import { ASSIGNMENTS_CLOCK, AssignmentsService } from './assignments.service';
import { UploadsUnderWay } from './uploads-under-way';

@Module({
  imports: [AuthModule, GraphModule, ClassesModule],
  controllers: [AssignmentsController],
  providers: [
    AssignmentsService,
    UploadsUnderWay,
    { provide: ASSIGNMENTS_CLOCK, useValue: () => new Date() },
  ],
})
export class AssignmentsModule {}
