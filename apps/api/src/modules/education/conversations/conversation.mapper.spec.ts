import type { WireConversation } from '../../graph';
import { toConversationList } from './conversation.mapper';

const outlook = 'https://outlook.office.com';
const mailbox = { mail: 'Section_1@contoso.example', mailNickname: 'Section_1' };
const list = (items: WireConversation[], from = mailbox) =>
  toConversationList({ mailbox: from, items, hasMore: true }, outlook);

describe('the conversations of a class (EDU-7)', () => {
  it('are the latest first, those without a date last', () => {
    const { value, hasMore } = list([
      { id: 'never' },
      { id: 'old', lastDeliveredDateTime: '2026-09-01T08:00:00Z' },
      { id: 'new', lastDeliveredDateTime: '2026-09-01T08:00:00.5Z' },
    ]);
    expect(value.map(({ id }) => id)).toEqual(['new', 'old', 'never']);
    expect(hasMore).toBe(true);
  });

  it('open in Outlook on the web, whatever is in their ids', () => {
    const { value, webUrl } = list([{ id: 'AAQk/+A==', topic: 'Homework' }]);
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

  it('never lead out of Outlook, whatever the group is called (S-16)', () => {
    const { webUrl } = list([], { mail: 'x@evil.example/../..', mailNickname: '../"><script>' });
    expect(webUrl).toBe(
      `${outlook}/mail/group/evil.example%2F..%2F../..%2F%22%3E%3Cscript%3E/email`,
    );
  });

  it.each([{}, { mail: null, mailNickname: 'x' }, { mail: 'nobody', mailNickname: 'x' }])(
    'open Outlook itself where the group’s address is not known: %j',
    (from) => {
      const { value, webUrl } = toConversationList(
        { mailbox: from, items: [{ id: 'a' }], hasMore: false },
        outlook,
      );
      expect(webUrl).toBeNull();
      expect(value[0]?.webUrl).toBe('https://outlook.office.com/mail/');
    },
  );
});
