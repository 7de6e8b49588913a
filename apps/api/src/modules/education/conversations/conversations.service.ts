import type { ClassConversationList } from '@app/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { API_CONFIG, type ApiConfig } from '../../../config/config.module';
import { GraphTokens, type SessionUser } from '../../auth';
import { ConversationsGraph } from '../../graph';
import { onceAllowed } from '../classes/once-allowed';
import { ClassAccess } from '../classes/class-access';
import { toConversationList } from './conversation.mapper';

/** The conversations of a class's group, for its members (EDU-7). */
@Injectable()
export class ConversationsService {
  constructor(
    @Inject(API_CONFIG) private readonly config: ApiConfig,
    private readonly tokens: GraphTokens,
    private readonly access: ClassAccess,
    private readonly conversations: ConversationsGraph,
  ) {}

  /** @throws NotFound, Forbidden */
  async list(user: SessionUser, classId: string): Promise<ClassConversationList> {
    const listed = this.conversations.list(this.tokens.asUser(user), classId.toLowerCase());
    const found = await onceAllowed(this.access.openAsMember(user, classId), listed);
    return toConversationList(found, this.config.OUTLOOK_URL);
  }
}
