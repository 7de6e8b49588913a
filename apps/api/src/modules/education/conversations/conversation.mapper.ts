import type { ClassConversation, ClassConversationList } from '@app/contracts';
import type { WireConversation, WireConversations } from '../../graph';
import { outlookLinks } from './outlook-links';

/** Latest first. */
export function toConversationList(
  { items, mailbox, hasMore }: WireConversations,
  outlookUrl: string,
): ClassConversationList {
  const links = outlookLinks(outlookUrl, mailbox);
  const value = items
    .map((item) => toConversation(item, links.conversation(item.id)))
    .sort((left, right) => deliveredAt(right) - deliveredAt(left));
  return { value, webUrl: links.mailbox, hasMore };
}

function toConversation(item: WireConversation, webUrl: string): ClassConversation {
  return {
    id: item.id,
    topic: item.topic ?? '',
    preview: item.preview ?? '',
    uniqueSenders: item.uniqueSenders,
    hasAttachments: item.hasAttachments ?? false,
    lastDeliveredDateTime: item.lastDeliveredDateTime,
    webUrl,
  };
}

function deliveredAt({ lastDeliveredDateTime }: ClassConversation): number {
  return lastDeliveredDateTime === null ? 0 : Date.parse(lastDeliveredDateTime) || 0;
}
