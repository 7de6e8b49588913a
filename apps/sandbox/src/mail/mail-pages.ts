import { html, type Html } from '../pages/html';
import { nothingHerePage } from '../pages/nothing-here-page';
import type { Page } from '../pages/page';
import { mailOf } from '../tenant/roster/class-names';
import type { Conversation, Post } from '../tenant/conversations/conversation';
import { lastDeliveryOf } from '../tenant/conversations/invent-conversations';
import type { Class } from '../tenant/roster/entities';
import type { Tenant } from '../tenant/tenant';

/** The mailbox of a class's group. */
export interface Mailbox {
  readonly tenant: Tenant;
  readonly group: Class;
  readonly conversations: readonly Conversation[];
}

const moment = new Intl.DateTimeFormat('en-US', {
  dateStyle: 'medium',
  timeStyle: 'short',
  timeZone: 'UTC',
});

function nameOf({ tenant }: Mailbox, userId: string): string {
  return tenant.roster.users.get(userId)?.displayName ?? 'Somebody';
}

/** @param mailboxHref the mailbox's own address, which the conversations' addresses extend */
function row(mailbox: Mailbox, one: Conversation, mailboxHref: string): Html {
  const senders = [...new Set(one.posts.map(({ from }) => nameOf(mailbox, from)))];
  return html`<tr>
    <td><a href="${mailboxHref}/id/${encodeURIComponent(one.id)}">${one.topic}</a></td>
    <td>${senders.join(', ')}</td>
    <td class="whole">${moment.format(lastDeliveryOf(one))}</td>
  </tr>`;
}

function table(mailbox: Mailbox, href: string): Html {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Conversations">
    <table>
      <thead>
        <tr>
          ${['Topic', 'From', 'Last message'].map((title) => html`<th scope="col">${title}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${mailbox.conversations.map((one) => row(mailbox, one, href))}
      </tbody>
    </table>
  </div>`;
}

/** All of a group's conversations. */
export function mailboxPage(mailbox: Mailbox, href: string): Page {
  const { tenant, group, conversations } = mailbox;
  return {
    title: `Conversations – ${group.displayName}`,
    main: html`<section class="card wide">
      <header>
        <h1>${group.displayName}</h1>
        <p>
          Conversations in ${mailOf(group, tenant.domain)}, ${tenant.name}. This would be Outlook on
          the web.
        </p>
      </header>
      <div class="body">
        ${
          conversations.length === 0
            ? html`<p role="status">Nobody has written yet.</p>`
            : table(mailbox, href)
        }
      </div>
    </section>`,
  };
}

function message(mailbox: Mailbox, post: Post): Html {
  return html`<li>
    <b>${nameOf(mailbox, post.from)}</b>
    <small>${moment.format(post.at)}${post.hasAttachments && ', with an attachment'}</small>
    <span>${post.text}</span>
  </li>`;
}

/** One conversation with its messages. */
export function conversationPage(mailbox: Mailbox, one: Conversation, mailboxHref: string): Page {
  return {
    title: `${one.topic} – ${mailbox.group.displayName}`,
    main: html`<section class="card wide">
      <header>
        <h1>${one.topic}</h1>
        <p>
          A conversation in ${mailbox.group.displayName}, ${mailbox.tenant.name}. This would be
          Outlook on the web.
        </p>
      </header>
      <div class="body">
        <ul>
          ${one.posts.map((post) => message(mailbox, post))}
        </ul>
      </div>
      <footer>
        <span>The messages are made up</span><a href="${mailboxHref}">All conversations</a>
      </footer>
    </section>`,
  };
}

/** For an address that leads nowhere. */
export function noMailPage(): Page {
  return nothingHerePage(
    'No class has a conversation at this address. This would be Outlook on the web.',
  );
}
