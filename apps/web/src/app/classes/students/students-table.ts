import { CDK_VIRTUAL_SCROLL_VIEWPORT, CdkVirtualScrollViewport } from '@angular/cdk/scrolling';
import {
  ChangeDetectionStrategy,
  ChangeDetectorRef,
  Component,
  computed,
  inject,
  input,
  output,
} from '@angular/core';
import { MatSort, MatSortHeader, type Sort } from '@angular/material/sort';
import { MatTableModule } from '@angular/material/table';
import type { ClassStudent } from '@app/contracts';
import { Avatar } from '../../ui/avatar/avatar';
import { FavoriteDot } from '../../ui/favorite-color/favorite-dot';
import { rowOfDesk, type StudentOrder } from './student-rows';
import { studentsTexts } from './students.texts';

/** Students with their desks. Inside a `cdk-virtual-scroll-viewport`, only visible rows are rendered. */
@Component({
  selector: 'edu-students-table',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Avatar, FavoriteDot, MatSort, MatSortHeader, MatTableModule],
  // The table looks for a viewport only in its own template; this passes it the one around this component.
  viewProviders: [
    {
      provide: CDK_VIRTUAL_SCROLL_VIEWPORT,
      useFactory: () => inject(CdkVirtualScrollViewport, { optional: true }),
    },
  ],
  templateUrl: './students-table.html',
  styleUrl: './students-table.scss',
})
export class StudentsTable {
  readonly students = input.required<readonly ClassStudent[]>();
  readonly caption = input.required<string>();
  readonly order = input.required<StudentOrder>();
  /** Uses fixed-height rows and a sticky header, for the viewport. */
  readonly isLong = input(false);
  readonly ordered = output<StudentOrder>();

  private readonly changes = inject(ChangeDetectorRef);
  protected readonly texts = studentsTexts;
  protected readonly rowOf = rowOfDesk;
  protected readonly columns = ['name', 'seat'];
  protected readonly rows = computed(() =>
    this.students().map((student, at) => ({ student, place: at + 2 })),
  );

  protected idOf(_: number, row: { student: ClassStudent }): string {
    return row.student.id;
  }

  /** On scroll, the table silently reuses rows for other students. */
  protected fillRecycledRows(): void {
    this.changes.markForCheck();
  }

  protected reorder({ active, direction }: Sort): void {
    const by = active === 'seat' ? 'seat' : 'name';
    this.ordered.emit({ by, direction: direction === 'desc' ? 'desc' : 'asc' });
  }
}
