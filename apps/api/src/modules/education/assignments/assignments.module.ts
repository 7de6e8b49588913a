import { Module } from '@nestjs/common';
import { AuthModule } from '../../auth';
import { GraphModule } from '../../graph';
import { ClassesModule } from '../classes/classes.module';
import { UploadsModule } from '../uploads/uploads.module';
import { AssignmentFilesController } from './assignment-files.controller';
import { AssignmentFilesService } from './assignment-files.service';
import { AssignmentsController } from './assignments.controller';
import { AssignmentsService } from './assignments.service';
import { FoundAssignmentsService } from './found-assignments.service';
import { ShownAssignmentsService } from './shown-assignments.service';

@Module({
  imports: [AuthModule, GraphModule, ClassesModule, UploadsModule],
  controllers: [AssignmentsController, AssignmentFilesController],
  providers: [
    AssignmentsService,
    AssignmentFilesService,
    FoundAssignmentsService,
    ShownAssignmentsService,
  ],
  exports: [FoundAssignmentsService],
})
export class AssignmentsModule {}
