import { ChangeDetectionStrategy, Component } from '@angular/core';
import { Loading } from '../../ui/loading/loading';
import { Skeleton } from '../../ui/skeleton/skeleton';
import { documentsTexts } from './documents.texts';

const nameWidths = ['9rem', '12rem', '10rem', '7rem', '11rem', '8rem'];

/** The skeleton of the documents table. */
@Component({
  selector: 'edu-documents-skeleton',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Loading, Skeleton],
  template: `<edu-loading [label]="texts.loading">
    @for (width of widths; track $index) {
      <div class="row">
        <edu-skeleton shape="block" width="1.5rem" height="1.5rem" />
        <edu-skeleton [width]="width" />
        <edu-skeleton class="end" width="5rem" />
      </div>
    }
  </edu-loading>`,
  styleUrl: './documents-skeleton.scss',
})
export class DocumentsSkeleton {
  protected readonly texts = documentsTexts;
  protected readonly widths = nameWidths;
}
