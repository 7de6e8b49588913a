import { classConversationListSchema, type ClassConversationList } from '@app/contracts';
import { Controller, Get, Param, SerializeOptions } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentUser, LinkedUsersOnly, type SessionUser } from '../../auth';
import { ConversationsService } from './conversations.service';

@Controller('api/v1/classes/:id/conversations')
@ApiTags('classes')
@LinkedUsersOnly()
export class ConversationsController {
  constructor(private readonly conversations: ConversationsService) {}

  @Get()
  @SerializeOptions({ schema: classConversationListSchema })
  @ApiOperation({ summary: 'The conversations of one of your classes, latest first' })
  @ApiOkResponse({ standardSchema: classConversationListSchema })
  list(@CurrentUser() user: SessionUser, @Param('id') id: string): Promise<ClassConversationList> {
    return this.conversations.list(user, id);
  }
}
