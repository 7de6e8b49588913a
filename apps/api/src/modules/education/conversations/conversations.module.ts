import { Module } from '@nestjs/common';
import { AuthModule } from '../../auth';
import { GraphModule } from '../../graph';
import { ClassesModule } from '../classes/classes.module';
import { ConversationsController } from './conversations.controller';
import { ConversationsService } from './conversations.service';

@Module({
  imports: [AuthModule, GraphModule, ClassesModule],
  controllers: [ConversationsController],
  providers: [ConversationsService],
})
export class ConversationsModule {}
