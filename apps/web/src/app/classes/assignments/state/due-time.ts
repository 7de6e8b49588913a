import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Clock } from '../../../ui/time/clock';
import { exactText, momentOf } from '../../../ui/time/moment-text';
import { assignmentsTexts } from './assignments.texts';
import { dueText } from './due-text';

/** “Tomorrow, 11:59 PM” in the browser's time zone, with the full date in the tooltip; missed dates stand out. */
@Component({
  selector: 'edu-due-time',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `@if (moment(); as at) {
      <time
        class="edu-number"
        [class.past]="isMissed()"
        [attr.datetime]="at.iso"
        [attr.title]="at.exact"
        >{{ words() }}</time
      >
    } @else {
      {{ texts.noDue }}
    }`,
  styles: `
    .past {
      color: var(--edu-warning);
      font-weight: 500;
    }
  `,
})
export class DueTime {
  /** ISO 8601 */
  readonly at = input.required<string | null>();
  /** Whether the user should be warned that it has passed. */
  readonly isMissed = input.required<boolean>();

  private readonly clock = inject(Clock);
  private readonly time = computed(() => momentOf(this.at()));
  protected readonly texts = assignmentsTexts;
  protected readonly moment = computed(() => {
    const time = this.time();
    return time === undefined
      ? undefined
      : { iso: new Date(time).toISOString(), exact: exactText(time) };
  });
  protected readonly words = computed(() => dueText(this.time() ?? 0, this.clock.now()));
}
