import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { Loading } from '../loading/loading';
import { Skeleton } from '../skeleton/skeleton';

/** The skeleton of the class tiles. */
@Component({
  selector: 'edu-class-grid-skeleton',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Loading, Skeleton],
  template: `<edu-loading [label]="label()">
    <div class="grid">
      @for (place of places(); track place) {
        <div class="tile">
          <edu-skeleton shape="block" width="2.5rem" height="2.5rem" />
          <edu-skeleton width="70%" height="1rem" />
          <edu-skeleton width="30%" />
          <edu-skeleton width="50%" height="1.75rem" />
        </div>
      }
    </div>
  </edu-loading>`,
  styleUrls: ['./class-grid.scss', './class-grid-skeleton.scss'],
})
export class ClassGridSkeleton {
  readonly label = input.required<string>();
  readonly count = input(8);

  protected readonly places = computed(() => Array.from({ length: this.count() }, (_, at) => at));
}
