import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { UserAccess } from '@app/contracts';
import { ProgressBar } from '../progress/progress-bar';
import { percentOf, userAccessTexts } from './user-access.texts';

/** “63 of 98 people”, the bar, and the counts by outcome. */
@Component({
  selector: 'edu-access-progress',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ProgressBar],
  template: `<p class="far">
      @if (work().total; as total) {
        <b>{{ texts.of(work().done, total) }}</b>&ngsp;<span>{{ percent() }} %</span>
      } @else {
        <b>{{ texts.counting }}</b>
      }
    </p>
    <edu-progress-bar [label]="texts.progress" [percent]="percent()" />
    <p>{{ texts.counts(work()) }}</p>`,
  styles: `
    :host {
      display: grid;
      gap: var(--edu-space-2);
      font-variant-numeric: tabular-nums;
    }

    .far {
      display: flex;
      gap: var(--edu-space-3);
      justify-content: space-between;
    }

    b {
      color: var(--mat-sys-on-surface);
    }
  `,
})
export class AccessProgress {
  readonly work = input.required<UserAccess>();

  protected readonly texts = userAccessTexts;
  protected readonly percent = computed(() => percentOf(this.work()));
}
