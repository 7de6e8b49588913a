import { signal } from '@angular/core';
import type { ClassConversation, ClassConversationList } from '@app/contracts';
import { cleanScreen } from '../../../testing/clean-screen';
import { Page } from '../../../testing/page';
import { Clock } from '../../ui/time/clock';
import { address as classAddress, openAlgebra } from '../testing/algebra';
import { ConversationsTab } from './conversations-tab';

const address = `${classAddress}/conversations`;
const mailbox = 'https://outlook.example/mail/group/contoso.example/c1/email';

const conversation: ClassConversation = {
  id: 'm1',
  topic: 'Field trip',
  preview: 'Bring your form until Friday.',
  uniqueSenders: ['Elena Marsh', 'Craig Beane'],
  hasAttachments: true,
  lastDeliveredDateTime: '2017-10-12T09:00:00Z',
  webUrl: `${mailbox}/id/m1`,
};
const list = (
  value: ClassConversation[],
  others: Partial<ClassConversationList> = {},
): ClassConversationList => ({ value, webUrl: mailbox, hasMore: false, ...others });

async function setup() {
  const clock = { now: signal(Date.parse('2017-10-12T12:00:00Z')) };
  openAlgebra({ provide: Clock, useValue: clock });
  const page = Page.of(ConversationsTab);
  await page.settle();
  return page;
}

describe('ConversationsTab', () => {
  cleanScreen();

  it('EDU-7: shows topic, senders, time, and preview', async () => {
    const page = await setup();
    await page.answer(address, list([conversation]));
    const [row, ...others] = Array.from(document.querySelectorAll('li'));
    const text = row?.textContent?.replace(/\s+/g, ' ') ?? '';
    for (const said of [
      'Field trip',
      'From Elena Marsh, Craig Beane',
      'Bring your form until Friday.',
      '3 hours ago',
      'Attachment',
    ]) {
      expect(text).toContain(said);
    }
    expect(others).toEqual([]);
    expect(document.querySelector('time')?.title).toContain('October 12, 2017');
  });

  it('EDU-7: opens each one in Outlook on the web, and the full mailbox, in a new tab', async () => {
    const page = await setup();
    await page.answer(address, list([conversation], { hasMore: true }));
    expect(page.says('There’s more in the mailbox.')).toBe(true);
    for (const [name, href] of [
      ['Field trip (opens in a new tab)', conversation.webUrl],
      ['See more (opens in a new tab)', mailbox],
    ] as const) {
      const link = page.link(name);
      expect(link.href).toBe(href);
      expect(link.target).toBe('_blank');
      expect(link.rel).toContain('noopener');
    }
  });

  it('gives a conversation without a topic link text', async () => {
    const page = await setup();
    const bare = { topic: ' ', preview: '', uniqueSenders: [], hasAttachments: false };
    await page.answer(address, list([{ ...conversation, ...bare, lastDeliveredDateTime: null }]));
    expect(page.link('(No subject) (opens in a new tab)').href).toBe(conversation.webUrl);
    expect(page.says('Attachment')).toBe(false);
    expect(page.says('From')).toBe(false);
    expect(document.querySelector('time')).toBeNull();
  });

  it('S-16: renders topics as plain text and links only to web URLs', async () => {
    const page = await setup();
    const topic = '<img src=x onerror=alert(1)>';
    await page.answer(
      address,
      list([{ ...conversation, topic, preview: topic, webUrl: 'javascript:x()' }], {
        webUrl: 'data:text/html,x',
      }),
    );
    expect(page.says(topic)).toBe(true);
    expect(document.querySelector('li img')).toBeNull();
    expect(document.querySelector('a')).toBeNull();
  });

  it('EDU-9: says when the list is empty', async () => {
    const page = await setup();
    await page.answer(address, list([]));
    expect(page.says('There is no data available for this page at this time.')).toBe(true);
  });

  it('EDU-9: shows the API’s message on failure, and retries', async () => {
    const page = await setup();
    expect(document.querySelector('[aria-busy=true]')).not.toBeNull();
    const detail = "Microsoft 365 doesn't allow this.";
    await page.fail(address, { status: 403, code: 'forbidden', detail });
    expect(page.alert()).toContain('Conversations didn’t load');
    expect(page.alert()).toContain(detail);
    await page.press('Try again');
    await page.answer(address, list([conversation]));
    expect(page.has('a', 'Field trip (opens in a new tab)')).toBe(true);
    expect(page.alert()).toBe('');
  });
});
