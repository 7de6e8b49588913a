import { Module } from '@nestjs/common';
import { AssignmentsModule } from './assignments/assignments.module';
import { ClassesModule } from './classes/classes.module';
import { ConversationsModule } from './conversations/conversations.module';
import { DocumentsModule } from './documents/documents.module';
import { PhotosModule } from './photos/photos.module';
import { SchoolsModule } from './schools/schools.module';
import { SeatingModule } from './seating/seating.module';
import { SubmissionsModule } from './submissions/submissions.module';

/** The education screens. Each folder is a module of its own. */
@Module({
  imports: [
    SchoolsModule,
    ClassesModule,
    DocumentsModule,
    ConversationsModule,
    PhotosModule,
    SeatingModule,
    AssignmentsModule,
    SubmissionsModule,
  ],
  exports: [AssignmentsModule],
})
export class EducationModule {}
