import { LiveAnnouncer } from '@angular/cdk/a11y';
import { CdkFixedSizeVirtualScroll, CdkVirtualScrollViewport } from '@angular/cdk/scrolling';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  signal,
  viewChild,
} from '@angular/core';
import { LoadProblem } from '../../core';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { SearchField } from '../../ui/search-field/search-field';
import { ClassDetailsStore } from '../page/class-details-store';
import { TeachersCard } from './teachers/teachers-card';
import { fitsOneLine } from './teachers/teachers.texts';
import { rowHeight } from './row-height';
import { findStudents, orderStudents, type StudentOrder } from './student-rows';
import { StudentsSkeleton } from './students-skeleton';
import { StudentsTable } from './students-table';
import { studentsTexts } from './students.texts';

/** Longer lists render only the visible rows. */
const longList = 200;

/** A class's students (EDU-4) and teachers. */
@Component({
  selector: 'edu-students-tab',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    CdkFixedSizeVirtualScroll,
    CdkVirtualScrollViewport,
    EmptyState,
    LoadProblem,
    SearchField,
    StudentsSkeleton,
    StudentsTable,
    TeachersCard,
  ],
  templateUrl: './students-tab.html',
  styleUrl: './students-tab.scss',
})
export class StudentsTab {
  private readonly store = inject(ClassDetailsStore);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly field = viewChild(SearchField);
  private readonly viewport = viewChild(CdkVirtualScrollViewport);

  protected readonly texts = studentsTexts;
  protected readonly students = this.store.students;
  protected readonly rowHeight = rowHeight();
  protected readonly search = signal('');
  protected readonly order = signal<StudentOrder>({ by: 'name', direction: 'asc' });
  protected readonly shown = computed(() =>
    orderStudents(findStudents(this.students.items(), this.search()), this.order()),
  );
  protected readonly isLong = computed(() => this.shown().length > longList);
  protected readonly heading = computed(() => {
    const count = this.students.items().length;
    return this.search()
      ? studentsTexts.found(this.shown().length, count)
      : studentsTexts.count(count);
  });
  /** Whether one line can name all teachers on phones. */
  protected readonly hasTeacherLine = computed(() => fitsOneLine(this.store.teachers().length));
  protected readonly caption = computed(() =>
    studentsTexts.caption(this.store.details.value()?.displayName ?? ''),
  );

  constructor() {
    this.store.showStudents();
  }

  protected reorder(order: StudentOrder): void {
    this.order.set(order);
    this.viewport()?.scrollToIndex(0);
  }

  protected searchFor(text: string): void {
    this.search.set(text);
    this.viewport()?.scrollToIndex(0);
    const said = this.shown().length ? this.heading() : studentsTexts.noMatch(text);
    void this.announcer.announce(said);
  }

  protected clearSearch(): void {
    this.field()?.clear();
  }
}
