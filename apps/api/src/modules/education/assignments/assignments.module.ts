import { Module } from '@nestjs/common';
import { AuthModule } from '../../auth';
import { GraphModule } from '../../graph';
import { ClassesModule } from '../classes';
import { AssignmentFilesController } from './assignment-files.controller';
import { AssignmentFilesService } from './assignment-files.service';
import { AssignmentsController } from './assignments.controller';
import { ASSIGNMENTS_CLOCK, AssignmentsService } from './assignments.service';
import { FileReceiver } from './file-receiver';
import { UploadsUnderWay } from './uploads-under-way';

@Module({
  imports: [AuthModule, GraphModule, ClassesModule],
  controllers: [AssignmentsController, AssignmentFilesController],
  providers: [
    AssignmentsService,
    AssignmentFilesService,
    FileReceiver,
    UploadsUnderWay,
    { provide: ASSIGNMENTS_CLOCK, useValue: () => new Date() },
  ],
})
export class AssignmentsModule {}
