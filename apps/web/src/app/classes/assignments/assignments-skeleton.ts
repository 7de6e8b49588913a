import { ChangeDetectionStrategy, Component } from '@angular/core';
import { Loading } from '../../ui/loading/loading';
import { Skeleton } from '../../ui/skeleton/skeleton';
import { assignmentsTexts } from './state/assignments.texts';

const nameWidths = ['11rem', '9rem', '8rem', '10rem', '7rem'];

/** The skeleton of the assignments table. */
@Component({
  selector: 'edu-assignments-skeleton',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Loading, Skeleton],
  template: `<edu-loading [label]="texts.loading">
    @for (width of widths; track $index) {
      <div class="row">
        <edu-skeleton [width]="width" />
        <edu-skeleton class="due" width="8rem" />
        <edu-skeleton width="5rem" height="1.5rem" />
      </div>
    }
  </edu-loading>`,
  styleUrl: './assignments-skeleton.scss',
})
export class AssignmentsSkeleton {
  protected readonly texts = assignmentsTexts;
  protected readonly widths = nameWidths;
}
