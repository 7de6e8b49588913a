import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Clock } from './clock';
import { exactText, momentOf, relativeText } from './moment-text';

/** “2 days ago”, with the exact time and zone in the tooltip; empty for an invalid date. */
@Component({
  selector: 'edu-relative-time',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `@if (moment(); as at) {
    <time [attr.datetime]="at.iso" [attr.title]="at.exact">{{ words() }}</time>
  }`,
})
export class RelativeTime {
  /** ISO 8601 */
  readonly at = input.required<string | null>();

  private readonly clock = inject(Clock);
  private readonly time = computed(() => momentOf(this.at()));
  protected readonly moment = computed(() => {
    const time = this.time();
    return time === undefined
      ? undefined
      : { iso: new Date(time).toISOString(), exact: exactText(time) };
  });
  protected readonly words = computed(() => relativeText(this.time() ?? 0, this.clock.now()));
}
