import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatTableModule } from '@angular/material/table';
import { RouterLink } from '@angular/router';
import type { Assignment } from '@app/contracts';
import { keepsFocus } from '../../../core';
import { momentOf } from '../../../ui/time/moment-text';
import { isPastDue, takesWork } from './assignment-state';
import { AssignmentsStore } from './assignments-store';
import { assignmentsTexts as texts } from './assignments.texts';
import { dayText } from './due-text';
import { DueTime } from './due-time';
import { StateChip } from './state-chip';

/** Assignments in the order given; each row opens its own. Where there is no room for three columns, a row has two lines. */
@Component({
  selector: 'edu-assignments-table',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DueTime, MatTableModule, RouterLink, StateChip],
  templateUrl: './assignments-table.html',
  styleUrl: './assignments-table.scss',
})
export class AssignmentsTable {
  readonly assignments = input.required<readonly Assignment[]>();
  readonly caption = input.required<string>();
  /** The one that is open. */
  readonly opened = input<string>();

  private readonly store = inject(AssignmentsStore);
  protected readonly texts = texts;
  protected readonly keepsFocus = keepsFocus;
  protected readonly columns = ['name', 'due', 'status'];
  protected readonly rows = computed(() =>
    this.assignments().map((assignment) => ({
      assignment,
      remark: this.remarkOn(assignment),
      isTurnedBack: this.store.isTurnedBack(assignment.id),
    })),
  );

  protected idOf(_: number, row: { assignment: Assignment }): string {
    return row.assignment.id;
  }

  private remarkOn(assignment: Assignment): string {
    if (this.store.isTurnedBack(assignment.id)) return texts.turnedBack;
    return this.store.isTeacher() ? '' : this.lateRule(assignment);
  }

  /** What a student must know of what has passed. */
  private lateRule(assignment: Assignment): string {
    const now = this.store.now();
    if (!isPastDue(assignment, now) || !takesWork(assignment, now)) return '';
    const close = momentOf(assignment.closeDateTime);
    return close === undefined ? texts.lateTaken : texts.lateUntil(dayText(close, now));
  }
}
