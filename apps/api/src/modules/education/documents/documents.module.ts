import { Module } from '@nestjs/common';
import { AuthModule } from '../../auth';
import { GraphModule } from '../../graph';
import { ClassesModule } from '../classes/classes.module';
import { DocumentsController } from './documents.controller';
import { DocumentsService } from './documents.service';

@Module({
  imports: [AuthModule, GraphModule, ClassesModule],
  controllers: [DocumentsController],
  providers: [DocumentsService],
})
export class DocumentsModule {}
