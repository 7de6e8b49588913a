import type { WireConversation, WireMailbox } from '../../graph';
import { toConversationList } from './conversation.mapper';

const outlook = 'https://outlook.office.com';
const mailbox = { mail: 'Section_1@contoso.example', mailNickname: 'Section_1' };
const conversation = (id: string, more: Partial<WireConversation> = {}): WireConversation => ({
  id,
  topic: null,
  preview: null,
  uniqueSenders: [],
  hasAttachments: null,
  lastDeliveredDateTime: null,
  ...more,
});
const list = (items: WireConversation[], from: WireMailbox = mailbox) =>
  toConversationList({ mailbox: from, items, hasMore: true }, outlook);

describe('the conversations of a class (EDU-7)', () => {
  it('come latest first, those without a date last', () => {
    const { value, hasMore } = list([
      conversation('never'),
      conversation('old', { lastDeliveredDateTime: '2026-09-01T08:00:00Z' }),
      conversation('new', { lastDeliveredDateTime: '2026-09-01T08:00:00.5Z' }),
    ]);
    expect(value.map(({ id }) => id)).toEqual(['new', 'old', 'never']);
    expect(hasMore).toBe(true);
  });

  it('open in Outlook on the web, whatever their ids contain', () => {
    const { value, webUrl } = list([conversation('AAQk/+A==', { topic: 'Homework' })]);
    const group = 'https://outlook.office.com/mail/group/contoso.example/Section_1/email';
    expect(webUrl).toBe(group);
    expect(value).toEqual([
      {
        id: 'AAQk/+A==',
        topic: 'Homework',
        preview: '',
        uniqueSenders: [],
        hasAttachments: false,
        lastDeliveredDateTime: null,
        webUrl: `${group}/id/AAQk%2F%2BA%3D%3D`,
      },
    ]);
  });

  it('never link outside Outlook, whatever the group is called (S-16)', () => {
    const { webUrl } = list([], { mail: 'x@evil.example/../..', mailNickname: '../"><script>' });
    expect(webUrl).toBe(
      `${outlook}/mail/group/evil.example%2F..%2F../..%2F%22%3E%3Cscript%3E/email`,
    );
  });

  it.each([
    { mail: null, mailNickname: null },
    { mail: null, mailNickname: 'x' },
    { mail: 'nobody', mailNickname: 'x' },
  ])('open Outlook itself if the group’s address is unknown: %j', (from) => {
    const { value, webUrl } = list([conversation('a')], from);
    expect(webUrl).toBeNull();
    expect(value[0]?.webUrl).toBe('https://outlook.office.com/mail/');
  });
});
