import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { Assignment } from '@app/contracts';
import { Clock } from '../../../../ui/time/clock';
import { momentOf } from '../../../../ui/time/moment-text';
import { DueTime } from '../due-time';
import { dayText } from '../due-text';
import { sheetTexts as texts } from './sheet.texts';

/** When it is due, whether late work is taken, what it is worth, and what is to be done. */
@Component({
  selector: 'edu-assignment-facts',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DueTime],
  template: `<dl>
      <div>
        <dt>{{ texts.due }}</dt>
        <dd><edu-due-time [at]="assignment().dueDateTime" /></dd>
      </div>
      <div>
        <dt>{{ texts.late }}</dt>
        <dd>{{ late() }}</dd>
      </div>
      @if (assignment().maxPoints !== null) {
        <div>
          <dt>{{ texts.points }}</dt>
          <dd class="edu-number">{{ assignment().maxPoints }}</dd>
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
  protected readonly texts = texts;
  protected readonly late = computed(() => {
    const { allowLateSubmissions, closeDateTime } = this.assignment();
    if (!allowLateSubmissions) return texts.lateNo;
    const close = momentOf(closeDateTime);
    return close === undefined ? texts.lateYes : texts.lateUntil(dayText(close, this.clock.now()));
  });
}
