import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatTableModule } from '@angular/material/table';
import { RouterLink } from '@angular/router';
import type { Assignment } from '@app/contracts';
import { keepsFocus } from '../../core';
import { momentOf } from '../../ui/time/moment-text';
import { isOverdue, stateOf, acceptsWork } from './state/assignment-state';
import { AssignmentsStore } from './state/assignments-store';
import { assignmentsTexts as texts } from './state/assignments.texts';
import { dayText } from './state/due-text';
import { DueTime } from './state/due-time';
import { StateChip } from './state/state-chip';

/** Assignments in the given order; each row is a link. Without room for three columns, a row takes two lines. */
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
  /** Id of the open assignment. */
  readonly opened = input<string>();

  private readonly store = inject(AssignmentsStore);
  protected readonly texts = texts;
  protected readonly keepsFocus = keepsFocus;
  protected readonly columns = ['name', 'due', 'status'];
  protected readonly rows = computed(() =>
    this.assignments().map((assignment) => ({
      assignment,
      remark: this.remarkOn(assignment),
      isMissed: isOverdue(this.store.withOwnWork(assignment), this.store.reader()),
      isReverted: this.store.isReverted(assignment.id),
    })),
  );

  protected idOf(_: number, row: { assignment: Assignment }): string {
    return row.assignment.id;
  }

  private remarkOn(assignment: Assignment): string {
    if (this.store.isReverted(assignment.id)) return texts.reverted;
    return this.store.isTeacher() ? '' : this.lateRule(assignment);
  }

  /** What a student needs to know about missing work. */
  private lateRule(assignment: Assignment): string {
    const { now } = this.store.reader();
    if (stateOf(this.store.withOwnWork(assignment), this.store.reader()) !== 'missing') return '';
    if (!acceptsWork(assignment, now)) return texts.noLate;
    const close = momentOf(assignment.closeDateTime);
    return close === undefined ? texts.lateTaken : texts.lateUntil(dayText(close, now));
  }
}
