import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { Loading } from '../../ui/loading/loading';
import { Skeleton } from '../../ui/skeleton/skeleton';

/** The skeleton of a table. */
@Component({
  selector: 'edu-table-skeleton',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Loading, Skeleton],
  template: `<edu-loading [label]="label()">
    <div class="row names"><edu-skeleton width="7rem" /><edu-skeleton width="4rem" /></div>
    @for (width of ['13rem', '9rem', '11rem', '14rem', '10rem', '12rem']; track $index) {
      <div class="row"><edu-skeleton [width]="width" /><edu-skeleton width="5rem" /></div>
    }
  </edu-loading>`,
  styles: `
    .row {
      display: flex;
      gap: var(--edu-space-4);
      align-items: center;
      justify-content: space-between;
      height: 3.5rem;
      padding-inline: var(--edu-space-5);
      border-bottom: 1px solid color-mix(in srgb, var(--mat-sys-outline-variant) 60%, transparent);

      &:last-child {
        border-bottom: 0;
      }
    }

    .names {
      height: 2.75rem;
    }

    edu-skeleton {
      flex: 0 1 auto;
    }
  `,
})
export class TableSkeleton {
  /** “Loading linked accounts” */
  readonly label = input.required<string>();
}
