import type { AnswerCache } from './answer-cache';
import { readPagePart } from './batch-part';
import type { GraphBatchAnswer } from './graph-batch';
import type { GraphCaller } from './graph-caller';
import type { GraphClient } from './graph-client';
import type { WireConversation, WireMailbox } from './graph-types';
import { pathSegment } from './path-segment';

const conversationFields = 'id,topic,preview,uniqueSenders,hasAttachments,lastDeliveredDateTime';
const pageSize = 100;

/** A group's conversations and where its mailbox is. */
export interface WireConversations {
  mailbox: WireMailbox;
  items: readonly WireConversation[];
  hasMore: boolean;
}

const withoutMailbox: WireConversations = { mailbox: {}, items: [], hasMore: false };

/** The conversations of classes, remembered for a short time (see AnswerCache). */
export class ConversationsGraph {
  constructor(
    private readonly graph: Pick<GraphClient, 'batch'>,
    private readonly cache: AnswerCache,
  ) {}

  /**
   * The first page of a class's conversations, in one request; none where the group has no mailbox, or a hidden one: class
   * teams often do. The caller knows that the class is there.
   */
  async list(caller: GraphCaller, classId: string): Promise<WireConversations> {
    const id = pathSegment(classId);
    const list = `/groups/${id}/conversations?$select=${conversationFields}&$top=${pageSize}`;
    const group = `/education/classes/${id}/group?$select=mail,mailNickname`;
    return this.cache.get(caller, list, () => this.load(caller, { list, group }));
  }

  private async load(
    caller: GraphCaller,
    paths: { list: string; group: string },
  ): Promise<WireConversations> {
    const requests = Object.entries(paths).map(([id, url]) => ({ id, method: 'GET', url }));
    const answers = await this.graph.batch(caller, requests);
    if (answers.get('list')?.status === 404) return withoutMailbox;
    const page = readPagePart<WireConversation>(caller, answers.get('list'));
    const hasMore = page['@odata.nextLink'] !== undefined;
    return { mailbox: readMailbox(answers.get('group')), items: page.value, hasMore };
  }
}

/** Only links are made of it: the conversations are worth showing without. */
function readMailbox(answer: GraphBatchAnswer | undefined): WireMailbox {
  const isThere = answer?.status === 200 && typeof answer.body === 'object';
  return isThere ? ((answer.body ?? {}) as WireMailbox) : {};
}
