import { Module } from '@nestjs/common';
import { AuthModule } from '../../auth';
import { GraphModule } from '../../graph';
import { ClassesController } from './classes.controller';
import { ClassesService } from './classes.service';

@Module({
  imports: [AuthModule, GraphModule],
  controllers: [ClassesController],
  providers: [ClassesService],
})
export class ClassesModule {}
