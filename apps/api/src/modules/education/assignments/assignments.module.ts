import { Module } from '@nestjs/common';
import { AuthModule } from '../../auth';
import { GraphModule } from '../../graph';
import { ClassesModule } from '../classes';
import { AssignmentFilesController } from './assignment-files.controller';
import { AssignmentFilesService } from './assignment-files.service';
import { AssignmentsController } from './assignments.controller';
import { ASSIGNMENTS_CLOCK } from './assignments-clock';
import { AssignmentsService } from './assignments.service';
import { FileReceiver } from './file-receiver';
import { OwnWorkAccess } from './own-work-access';
import { OwnWorkController } from './own-work.controller';
import { OwnWorkService } from './own-work.service';
import { SubmissionsController } from './submissions.controller';
import { SubmissionsService } from './submissions.service';
import { UploadsUnderWay } from './uploads-under-way';

@Module({
  imports: [AuthModule, GraphModule, ClassesModule],
  controllers: [
    AssignmentsController,
    AssignmentFilesController,
    OwnWorkController,
    SubmissionsController,
  ],
  providers: [
    AssignmentsService,
    AssignmentFilesService,
    FileReceiver,
    OwnWorkAccess,
    OwnWorkService,
    SubmissionsService,
    UploadsUnderWay,
    { provide: ASSIGNMENTS_CLOCK, useValue: () => new Date() },
  ],
})
export class AssignmentsModule {}
