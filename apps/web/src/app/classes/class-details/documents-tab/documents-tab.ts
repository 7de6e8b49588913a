import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import type { ClassDocumentList } from '@app/contracts';
import { entityResource, LoadProblem } from '../../../core';
import { EmptyState } from '../../../ui/empty-state/empty-state';
import { Icon } from '../../../ui/icon/icon';
import { NewTabLink } from '../../../ui/new-tab-link/new-tab-link';
import { Note } from '../../../ui/note/note';
import { ClassDetailsStore } from '../class-details-store';
import { DocumentsSkeleton } from './documents-skeleton';
import { DocumentsTable } from './documents-table';
import { documentsTexts } from './documents.texts';

/** What lies at the top of the class's document library (EDU-6); the rest is in the library itself. */
@Component({
  selector: 'edu-documents-tab',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DocumentsSkeleton, DocumentsTable, EmptyState, Icon, LoadProblem, NewTabLink, Note],
  templateUrl: './documents-tab.html',
  styleUrl: '../library-card.scss',
})
export class DocumentsTab {
  private readonly store = inject(ClassDetailsStore);

  protected readonly texts = documentsTexts;
  protected readonly library = entityResource<ClassDocumentList>(() => {
    const address = this.store.address();
    return address ? `${address}/documents` : undefined;
  });
  protected readonly caption = computed(() =>
    documentsTexts.caption(this.store.details.value()?.displayName ?? ''),
  );
}
