import { Module } from '@nestjs/common';
import { AuthModule } from '../../auth';
import { GraphModule } from '../../graph';
import { ClassAccess } from './class-access';
import { ClassesController } from './classes.controller';
import { ClassesService } from './classes.service';

@Module({
  imports: [AuthModule, GraphModule],
  controllers: [ClassesController],
  providers: [ClassesService, ClassAccess],
  exports: [ClassAccess],
})
export class ClassesModule {}
