import { ChangeDetectionStrategy, Component } from '@angular/core';
import { Loading } from '../../ui/loading/loading';
import { Skeleton } from '../../ui/skeleton/skeleton';
import { studentsTexts } from './students.texts';

const nameWidths = ['11rem', '8rem', '12rem', '9rem', '10rem', '7rem', '11rem', '9rem'];

/** The skeleton of the students table. */
@Component({
  selector: 'edu-students-skeleton',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Loading, Skeleton],
  template: `<edu-loading [label]="texts.loading">
    <div class="head">
      <edu-skeleton class="count" width="7rem" height="1rem" />
      <edu-skeleton class="search" shape="block" />
    </div>
    <div class="names"><edu-skeleton width="3.5rem" /><edu-skeleton width="2.5rem" /></div>
    @for (width of widths; track $index) {
      <div class="row">
        <span><edu-skeleton shape="circle" /><edu-skeleton [width]="width" /></span>
        <edu-skeleton width="6rem" />
      </div>
    }
  </edu-loading>`,
  styleUrl: './students-skeleton.scss',
})
export class StudentsSkeleton {
  protected readonly texts = studentsTexts;
  protected readonly widths = nameWidths;
}
