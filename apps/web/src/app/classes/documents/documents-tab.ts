import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import type { ClassDocumentList } from '@app/contracts';
import { entityResource } from '../../core';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { ClassDetailsStore } from '../page/class-details-store';
import { LibraryCard } from '../page/library-card';
import { DocumentsSkeleton } from './documents-skeleton';
import { DocumentsTable } from './documents-table';
import { documentsTexts } from './documents.texts';

/** The top level of the class's document library (EDU-6), with a link to the library itself. */
@Component({
  selector: 'edu-documents-tab',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DocumentsSkeleton, DocumentsTable, EmptyState, LibraryCard],
  templateUrl: './documents-tab.html',
  styles: ':host { display: block }',
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
