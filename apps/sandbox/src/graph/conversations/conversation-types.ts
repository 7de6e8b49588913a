import { html } from '../../pages/html';
import type { Conversation, Post } from '../../tenant/conversations/conversation';
import { lastDeliveryOf } from '../../tenant/conversations/invent-conversations';
import type { EntityType } from '../odata/entity-type';
import { addressOf, senderOf, type Mailbox } from './mailbox';

const previewLength = 255;

/** Without half a character at the end. */
const toPreview = (text: string) => text.slice(0, previewLength).replace(/[\ud800-\udbff]$/, '');

/** What conversations and their threads share: here, each conversation has one thread. */
function commonProperties({ call }: Mailbox): EntityType<Conversation>['properties'] {
  return {
    hasAttachments: ({ posts }) => posts.some(({ hasAttachments }) => hasAttachments),
    lastDeliveredDateTime: (one) => lastDeliveryOf(one).toISOString(),
    preview: ({ posts }) => toPreview(posts.at(-1)?.text ?? ''),
    topic: ({ topic }) => topic,
    uniqueSenders: ({ posts }) => [
      ...new Set(posts.map(({ from }) => senderOf(call, from).emailAddress.name)),
    ],
  };
}

const searching = {
  filterable: ['lastDeliveredDateTime', 'topic'],
  sortable: ['lastDeliveredDateTime', 'topic'],
  searchable: [],
} as const;

export function conversationType(mailbox: Mailbox): EntityType<Conversation> {
  return {
    name: 'conversation',
    properties: { id: ({ id }) => id, ...commonProperties(mailbox) },
    ...searching,
  };
}

export function threadType(mailbox: Mailbox): EntityType<Conversation> {
  return {
    name: 'conversationThread',
    properties: {
      id: ({ threadId }) => threadId,
      ...commonProperties(mailbox),
      toRecipients: () => [addressOf(mailbox)],
      ccRecipients: () => [],
      isLocked: () => false,
    },
    ...searching,
  };
}

function bodyOf({ text }: Post) {
  const content = html`<html>
    <body>
      <div>${text}</div>
    </body>
  </html>`.text;
  return { contentType: 'html', content };
}

/** Posts in one conversation. */
export function postType({ call }: Mailbox, conversation: Conversation): EntityType<Post> {
  return {
    name: 'post',
    properties: {
      id: ({ id }) => id,
      body: bodyOf,
      categories: () => [],
      changeKey: ({ id }) => id.slice(-16),
      conversationId: () => conversation.id,
      conversationThreadId: () => conversation.threadId,
      createdDateTime: ({ at }) => at.toISOString(),
      from: ({ from }) => senderOf(call, from),
      hasAttachments: ({ hasAttachments }) => hasAttachments,
      lastModifiedDateTime: ({ at }) => at.toISOString(),
      newParticipants: () => [],
      receivedDateTime: ({ at }) => at.toISOString(),
      sender: ({ from }) => senderOf(call, from),
    },
    filterable: [],
    sortable: ['receivedDateTime'],
    searchable: [],
  };
}
