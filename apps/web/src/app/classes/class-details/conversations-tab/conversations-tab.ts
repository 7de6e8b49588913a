import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import type { ClassConversationList } from '@app/contracts';
import { entityResource, LoadProblem } from '../../../core';
import { EmptyState } from '../../../ui/empty-state/empty-state';
import { Icon } from '../../../ui/icon/icon';
import { Loading } from '../../../ui/loading/loading';
import { NewTabLink } from '../../../ui/new-tab-link/new-tab-link';
import { Note } from '../../../ui/note/note';
import { Skeleton } from '../../../ui/skeleton/skeleton';
import { ClassDetailsStore } from '../class-details-store';
import { ConversationRow } from './conversation-row';
import { conversationsTexts } from './conversations.texts';

/** The conversations of the class's group (EDU-7); each opens in Outlook on the web. */
@Component({
  selector: 'edu-conversations-tab',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ConversationRow, EmptyState, Icon, LoadProblem, Loading, NewTabLink, Note, Skeleton],
  templateUrl: './conversations-tab.html',
  styleUrls: ['../library-card.scss', './conversations-tab.scss'],
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
