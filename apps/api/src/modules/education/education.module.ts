import { Module } from '@nestjs/common';
import { AssignmentsModule } from './assignments';
import { ClassesModule } from './classes';
import { ConversationsModule } from './conversations';
import { FilesModule } from './files';
import { PhotosModule } from './photos';
import { SchoolsModule } from './schools';
import { SeatingModule } from './seating/seating.module';

/** The education screens. Each folder is a module of its own. */
@Module({
  imports: [
    SchoolsModule,
    ClassesModule,
    FilesModule,
    ConversationsModule,
    PhotosModule,
    SeatingModule,
    AssignmentsModule,
  ],
})
export class EducationModule {}
