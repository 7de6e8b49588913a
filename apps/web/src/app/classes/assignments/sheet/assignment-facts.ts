import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { Assignment } from '@app/contracts';
import { Clock } from '../../../ui/time/clock';
import { momentOf } from '../../../ui/time/moment-text';
import { isOverdue } from '../state/assignment-state';
import { AssignmentsStore } from '../state/assignments-store';
import { DueTime } from '../state/due-time';
import { numberText } from '../state/assignments.texts';
import { dayText } from '../state/due-text';
import { sheetTexts as texts } from './sheet.texts';

/** An assignment's due date, late policy, points, and instructions. */
@Component({
  selector: 'edu-assignment-facts',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DueTime],
  template: `<dl>
      <div>
        <dt>{{ texts.due }}</dt>
        <dd><edu-due-time [at]="assignment().dueDateTime" [isMissed]="isMissed()" /></dd>
      </div>
      <div>
        <dt>{{ texts.late }}</dt>
        <dd>{{ late() }}</dd>
      </div>
      @if (assignment().maxPoints !== null) {
        <div>
          <dt>{{ texts.points }}</dt>
          <dd class="edu-number">{{ points() }}</dd>
        </div>
      }
    </dl>
    @if (assignment().instructions; as words) {
      <h3>{{ texts.instructions }}</h3>
      <p class="words">{{ words }}</p>
    }`,
  styleUrl: './assignment-facts.scss',
})
export class AssignmentFacts {
  readonly assignment = input.required<Assignment>();

  private readonly clock = inject(Clock);
  private readonly store = inject(AssignmentsStore);
  protected readonly texts = texts;
  protected readonly isMissed = computed(() =>
    isOverdue(this.store.withOwnWork(this.assignment()), this.store.reader()),
  );
  protected readonly points = computed(() => numberText(this.assignment().maxPoints ?? 0));
  protected readonly late = computed(() => {
    const { allowLateSubmissions, closeDateTime } = this.assignment();
    if (!allowLateSubmissions) return texts.lateNo;
    const close = momentOf(closeDateTime);
    return close === undefined ? texts.lateYes : texts.lateUntil(dayText(close, this.clock.now()));
  });
}
