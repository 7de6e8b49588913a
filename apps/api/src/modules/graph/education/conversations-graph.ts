import type { AnswerCache } from '../cache/answer-cache';
import { readTopPart } from '../client/batch-part';
import type { GraphCaller } from '../transport/graph-caller';
import type { GraphClient } from '../client/graph-client';
import type { WireConversation, WireMailbox } from '../wire/graph-types';
import { pathSegment } from '../client/path-segment';
import { readConversation, readMailbox } from '../wire/read-files';

const conversationFields = 'id,topic,preview,uniqueSenders,hasAttachments,lastDeliveredDateTime';
const pageSize = 100;

/** A group's conversations and where its mailbox is. */
export interface WireConversations {
  mailbox: WireMailbox;
  items: readonly WireConversation[];
  hasMore: boolean;
}

const withoutMailbox: WireConversations = {
  mailbox: { mail: null, mailNickname: null },
  items: [],
  hasMore: false,
};

/** The conversations of classes, cached briefly (see AnswerCache). */
export class ConversationsGraph {
  constructor(
    private readonly graph: Pick<GraphClient, 'batch' | 'pageOf'>,
    private readonly cache: AnswerCache,
  ) {}

  /**
   * The first page of a class's conversations, in one request; none if the group has no mailbox, or a hidden one, as class
   * teams often do. The caller knows that the class exists.
   */
  async list(caller: GraphCaller, classId: string): Promise<WireConversations> {
    const id = pathSegment(classId);
    const list = `/groups/${id}/conversations?$select=${conversationFields}&$top=${pageSize}`;
    // The class's own path to its group needs Directory.Read.All; the id is the same.
    const group = `/groups/${id}?$select=mail,mailNickname`;
    return this.cache.get(caller, list, () => this.load(caller, { list, group }));
  }

  private async load(
    caller: GraphCaller,
    paths: { list: string; group: string },
  ): Promise<WireConversations> {
    const requests = Object.entries(paths).map(([id, url]) => ({ id, method: 'GET', url }));
    const answers = await this.graph.batch(caller, requests);
    if (answers.get('list')?.status === 404) return withoutMailbox;
    const { items, hasMore } = await readTopPart(this.graph, caller, {
      path: paths.list,
      answer: answers.get('list'),
      wanted: pageSize,
      read: readConversation,
    });
    // It's only used for links: the conversations are worth showing without it.
    return { mailbox: readMailbox(answers.get('group')?.body), items, hasMore };
  }
}
