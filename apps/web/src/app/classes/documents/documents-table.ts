import { ChangeDetectionStrategy, Component, computed, input, signal } from '@angular/core';
import { MatSort, MatSortHeader, type Sort } from '@angular/material/sort';
import { MatTableModule } from '@angular/material/table';
import type { ClassDocument } from '@app/contracts';
import { fileSizeText } from '../../ui/facts/file-size';
import { Icon } from '../../ui/icon/icon';
import { NewTabLink } from '../../ui/new-tab-link/new-tab-link';
import { RelativeTime } from '../../ui/time/relative-time';
import { documentIcon } from './document-icon';
import { documentColumns, orderDocuments, type DocumentOrder } from './document-rows';
import { documentsTexts } from './documents.texts';

/** Sortable table of documents. Without room for four columns, a row takes two lines. */
@Component({
  selector: 'edu-documents-table',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, MatSort, MatSortHeader, MatTableModule, NewTabLink, RelativeTime],
  templateUrl: './documents-table.html',
  styleUrl: './documents-table.scss',
})
export class DocumentsTable {
  readonly documents = input.required<readonly ClassDocument[]>();
  readonly caption = input.required<string>();

  protected readonly texts = documentsTexts;
  protected readonly columns = documentColumns;
  protected readonly order = signal<DocumentOrder>({ by: 'name', direction: 'asc' });
  protected readonly rows = computed(() =>
    orderDocuments(this.documents(), this.order()).map((document) => ({
      document,
      icon: documentIcon(document),
      size: sizeOf(document),
      // The second line in narrow layouts.
      facts: [document.lastModifiedBy, sizeOf(document)].filter(Boolean).join(' · '),
    })),
  );

  protected idOf(_: number, row: { document: ClassDocument }): string {
    return row.document.id;
  }

  protected reorder({ active, direction }: Sort): void {
    const by = documentColumns.find((column) => column === active) ?? 'name';
    this.order.set({ by, direction: direction === 'desc' ? 'desc' : 'asc' });
  }
}

/** “1.2 MB”, or “12 items” for a folder. */
function sizeOf({ isFolder, childCount, size }: ClassDocument): string {
  if (isFolder)
    return childCount === null ? documentsTexts.folder : documentsTexts.items(childCount);
  return size === null ? '' : fileSizeText(size);
}
