import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { ClassConversation } from '@app/contracts';
import { Icon } from '../../ui/icon/icon';
import { NewTabLink } from '../../ui/new-tab-link/new-tab-link';
import { RelativeTime } from '../../ui/time/relative-time';
import { conversationsTexts } from './conversations.texts';

/** A conversation: its topic (a link to Outlook), senders, preview, and time of the last message. */
@Component({
  selector: 'edu-conversation-row',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, NewTabLink, RelativeTime],
  template: `
    <h3>
      <edu-new-tab-link [stretched]="true" [address]="conversation().webUrl">{{
        topic()
      }}</edu-new-tab-link>
    </h3>
    <edu-relative-time class="when edu-number" [at]="conversation().lastDeliveredDateTime" />
    @if (senders(); as names) {
      <p class="senders">
        <span class="edu-unseen">{{ texts.senders }} </span>{{ names }}
      </p>
    }
    @if (conversation().hasAttachments) {
      <span class="attachment"><edu-icon name="attach-file" />{{ texts.attachment }}</span>
    }
    @if (conversation().preview; as preview) {
      <p class="preview">{{ preview }}</p>
    }
  `,
  styleUrl: './conversation-row.scss',
})
export class ConversationRow {
  readonly conversation = input.required<ClassConversation>();

  protected readonly texts = conversationsTexts;
  protected readonly topic = computed(
    () => this.conversation().topic.trim() || conversationsTexts.noTopic,
  );
  protected readonly senders = computed(() => this.conversation().uniqueSenders.join(', '));
}
