import type { Conversation } from '../../tenant/conversations/conversation';
import type { Handler } from '../call/call';
import type { GraphAnswer } from '../../wire/graph-message';
import { answerCollection, answerEntity } from '../odata/answer-collection';
import { listOf } from '../odata/collection';
import { openView } from '../odata/entity-type';
import { conversationType, postType, threadType } from './conversation-types';
import { conversationOf, mailboxOf, type Mailbox } from './mailbox';

const pageSize = 20;

export const listConversations: Handler = (call) => {
  const mailbox = mailboxOf(call);
  return answerCollection(call, {
    view: openView(conversationType(mailbox)),
    items: listOf(mailbox.conversations),
    context: `groups('${mailbox.group.id}')/conversations`,
    pageSize,
  });
};

export const getConversation: Handler = (call) => {
  const mailbox = mailboxOf(call);
  return answerEntity(call, {
    view: openView(conversationType(mailbox)),
    source: conversationOf(mailbox),
    context: `groups('${mailbox.group.id}')/conversations`,
  });
};

function answerThreads(mailbox: Mailbox, threads: readonly Conversation[]): GraphAnswer {
  return answerCollection(mailbox.call, {
    view: openView(threadType(mailbox)),
    items: listOf(threads),
    context: `groups('${mailbox.group.id}')/threads`,
    pageSize,
  });
}

export const listThreads: Handler = (call) => {
  const mailbox = mailboxOf(call);
  return answerThreads(mailbox, mailbox.conversations);
};

export const listThreadsOfConversation: Handler = (call) => {
  const mailbox = mailboxOf(call);
  return answerThreads(mailbox, [conversationOf(mailbox)]);
};

export const listPosts: Handler = (call) => {
  const mailbox = mailboxOf(call);
  const conversation = conversationOf(mailbox);
  const thread = encodeURIComponent(conversation.threadId);
  return answerCollection(call, {
    view: openView(postType(mailbox, conversation)),
    items: listOf(conversation.posts),
    context: `groups('${mailbox.group.id}')/threads('${thread}')/posts`,
    pageSize,
  });
};
