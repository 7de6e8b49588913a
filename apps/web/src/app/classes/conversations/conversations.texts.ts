export const conversationsTexts = {
  title: 'Conversations',
  seeMore: 'See more',
  /** An email without a subject. */
  noTopic: '(No subject)',
  senders: 'From',
  attachment: 'Attachment',
  hasMore: 'There’s more in the mailbox.',
  loading: 'Loading conversations',
  failed: 'Conversations didn’t load',
};
