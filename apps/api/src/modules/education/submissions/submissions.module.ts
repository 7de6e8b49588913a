import { Module } from '@nestjs/common';
import { AuthModule } from '../../auth';
import { GraphModule } from '../../graph';
import { ClassesModule } from '../classes/classes.module';
import { UploadsModule } from '../uploads/uploads.module';
import { OwnWorkAccess } from './own-work-access';
import { OwnWorkController } from './own-work.controller';
import { OwnWorkService } from './own-work.service';
import { SubmissionsController } from './submissions.controller';
import { SubmissionsService } from './submissions.service';

@Module({
  imports: [AuthModule, GraphModule, ClassesModule, UploadsModule],
  controllers: [OwnWorkController, SubmissionsController],
  providers: [OwnWorkAccess, OwnWorkService, SubmissionsService],
})
export class SubmissionsModule {}
