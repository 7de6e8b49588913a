import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  model,
  output,
} from '@angular/core';
import { MatSort, MatSortHeader, type Sort } from '@angular/material/sort';
import { MatTableModule } from '@angular/material/table';
import type { Assignment, Submission } from '@app/contracts';
import { Chip } from '../../../ui/chip/chip';
import { Clock } from '../../../ui/time/clock';
import { exactText, momentOf } from '../../../ui/time/moment-text';
import { dayText } from '../state/due-text';
import { isLate } from '../state/submission-state';
import { wasHandedIn, chipOf, submissionColumns, type SubmissionOrder } from './submission-rows';
import { submissionsTexts as texts } from './submissions.texts';

/** Sortable table of student work; handed-in work can be selected. */
@Component({
  selector: 'edu-submissions-table',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Chip, MatSort, MatSortHeader, MatTableModule],
  templateUrl: './submissions-table.html',
  styleUrl: './submissions-table.scss',
})
export class SubmissionsTable {
  readonly assignment = input.required<Assignment>();
  readonly submissions = input.required<readonly Submission[]>();
  readonly order = input.required<SubmissionOrder>();
  readonly selected = model.required<ReadonlySet<string>>();
  readonly ordered = output<SubmissionOrder>();
  readonly opened = output<string>();

  private readonly clock = inject(Clock);
  protected readonly texts = texts;
  protected readonly columns = ['select', ...submissionColumns];
  protected readonly rows = computed(() => this.submissions().map((one) => this.rowOf(one)));
  private readonly selectable = computed(() => this.rows().filter(({ canSelect }) => canSelect));
  protected readonly hasSelectable = computed(() => this.selectable().length > 0);
  protected readonly isAllSelected = computed(
    () => this.hasSelectable() && this.selectable().every(({ one }) => this.selected().has(one.id)),
  );
  protected readonly isSomeSelected = computed(
    () => this.selected().size > 0 && !this.isAllSelected(),
  );

  protected idOf(_: number, row: { one: Submission }): string {
    return row.one.id;
  }

  protected toggle(id: string): void {
    const ids = new Set(this.selected());
    if (!ids.delete(id)) ids.add(id);
    this.selected.set(ids);
  }

  protected toggleAll(): void {
    const ids = this.isAllSelected() ? [] : this.selectable().map(({ one }) => one.id);
    this.selected.set(new Set(ids));
  }

  protected reorder({ active, direction }: Sort): void {
    const by = submissionColumns.find((column) => column === active) ?? 'student';
    this.ordered.emit({ by, direction: direction === 'desc' ? 'desc' : 'asc' });
  }

  private rowOf(one: Submission) {
    const at = wasHandedIn(one) ? momentOf(one.submittedDateTime) : undefined;
    const facts = [
      one.resources.length > 0 ? texts.files(one.resources.length) : '',
      at !== undefined && isLate(one, this.assignment()) ? texts.late : '',
    ];
    return {
      one,
      chip: chipOf(one, this.assignment()),
      canSelect: one.status === 'submitted',
      moment:
        at === undefined
          ? undefined
          : {
              iso: new Date(at).toISOString(),
              exact: exactText(at),
              day: dayText(at, this.clock.now()),
            },
      facts: facts.filter(Boolean).join(', '),
    };
  }
}
