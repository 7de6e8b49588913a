import { Module } from '@nestjs/common';
import { ClassesModule } from './classes';
import { PhotosModule } from './photos';
import { SchoolsModule } from './schools';
import { SeatingModule } from './seating/seating.module';

/** The education screens. Each folder is a module of its own. */
@Module({ imports: [SchoolsModule, ClassesModule, PhotosModule, SeatingModule] })
export class EducationModule {}
