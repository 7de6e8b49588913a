import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import type { ClassConversationList } from '@app/contracts';
import { entityResource } from '../../core';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Loading } from '../../ui/loading/loading';
import { Skeleton } from '../../ui/skeleton/skeleton';
import { ClassDetailsStore } from '../page/class-details-store';
import { LibraryCard } from '../page/library-card';
import { ConversationRow } from './conversation-row';
import { conversationsTexts } from './conversations.texts';

/** The class group's conversations (EDU-7); each opens in Outlook on the web. */
@Component({
  selector: 'edu-conversations-tab',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ConversationRow, EmptyState, LibraryCard, Loading, Skeleton],
  templateUrl: './conversations-tab.html',
  styleUrl: './conversations-tab.scss',
})
export class ConversationsTab {
  private readonly store = inject(ClassDetailsStore);

  protected readonly texts = conversationsTexts;
  protected readonly skeletonWidths = ['14rem', '10rem', '16rem', '12rem'];
  protected readonly mailbox = entityResource<ClassConversationList>(() => {
    const address = this.store.address();
    return address ? `${address}/conversations` : undefined;
  });
}
