import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { MatSort, MatSortHeader, type Sort } from '@angular/material/sort';
import { MatTableModule } from '@angular/material/table';
import type { ClassStudent } from '@app/contracts';
import { Avatar } from '../../../ui/avatar/avatar';
import { FavoriteDot } from '../../../ui/favorite-color/favorite-dot';
import { rowOfDesk, type StudentOrder } from './student-rows';
import { studentsTexts } from './students.texts';

/** Students with their desks. Inside a `cdk-virtual-scroll-viewport` only the rows in sight are in the document. */
@Component({
  selector: 'edu-students-table',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Avatar, FavoriteDot, MatSort, MatSortHeader, MatTableModule],
  templateUrl: './students-table.html',
  styleUrl: './students-table.scss',
})
export class StudentsTable {
  readonly students = input.required<readonly ClassStudent[]>();
  readonly caption = input.required<string>();
  readonly order = input.required<StudentOrder>();
  /** Rows of one height and a head that stays, for the viewport. */
  readonly isLong = input(false);
  readonly ordered = output<StudentOrder>();

  protected readonly texts = studentsTexts;
  protected readonly rowOf = rowOfDesk;
  protected readonly columns = ['name', 'seat'];
  protected readonly rows = computed(() =>
    this.students().map((student, at) => ({ student, place: at + 2 })),
  );

  protected idOf(_: number, row: { student: ClassStudent }): string {
    return row.student.id;
  }

  protected reorder({ active, direction }: Sort): void {
    const by = active === 'seat' ? 'seat' : 'name';
    this.ordered.emit({ by, direction: direction === 'desc' ? 'desc' : 'asc' });
  }
}
