export const conversationsTexts = {
  title: 'Conversations',
  seeMore: 'See more',
  /** A mail without a subject. */
  noTopic: '(No subject)',
  senders: 'From',
  attachment: 'Attachment',
  hasMore: 'The mailbox holds more than these.',
  loading: 'Loading conversations',
  failed: 'Conversations did not load',
};
