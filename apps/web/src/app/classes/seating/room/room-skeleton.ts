import { ChangeDetectionStrategy, Component } from '@angular/core';
import { Loading } from '../../../ui/loading/loading';
import { Skeleton } from '../../../ui/skeleton/skeleton';
import { desks } from '../chart/chart';
import { seatingTexts } from '../chart/seating.texts';

/** The skeleton of the room. */
@Component({
  selector: 'edu-room-skeleton',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Loading, Skeleton],
  template: `<edu-loading [label]="texts.loading">
    <div class="edu-card floor">
      <edu-skeleton class="front" shape="block" width="46%" height="2.5rem" />
      <div class="desks">
        @for (desk of desks; track desk) {
          <edu-skeleton class="desk" shape="block" width="100%" />
        }
      </div>
    </div>
  </edu-loading>`,
  styleUrl: './room-skeleton.scss',
})
export class RoomSkeleton {
  protected readonly texts = seatingTexts;
  protected readonly desks = desks;
}
