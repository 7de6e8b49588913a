import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Icon } from '../../ui/icon/icon';
import { secondsUntil } from './seconds-until';
import { syncTexts } from './sync.texts';
import { SyncWork } from './sync-work';

const coolDown = 30_000;
let buttons = 0;

/** The button, and why it cannot be pressed at the moment: it stays in its place, so that focus does, too (ADM-7). */
@Component({
  selector: 'edu-sync-now',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon],
  template: `<button
      type="button"
      class="edu-button"
      [class.filled]="isFilled()"
      [attr.aria-busy]="work.isStarting()"
      [attr.aria-disabled]="work.isStarting() || hindrance() !== ''"
      [attr.aria-describedby]="hindrance() ? hintId : null"
      (click)="start()"
    >
      <edu-icon name="sync" /><span>{{ texts.syncNow }}</span>
    </button>
    <small [id]="hintId">{{ hindrance() }}</small>`,
  styles: `
    :host {
      display: contents;
    }

    button[aria-disabled='true']:not([aria-busy='true']) {
      opacity: 0.6;
      cursor: default;
    }

    small {
      /* Behind the other actions: they keep their place. */
      order: 1;
      align-self: center;
      padding-inline: var(--edu-space-3);
      color: var(--mat-sys-on-surface-variant);
      font: var(--mat-sys-body-small);
      font-variant-numeric: tabular-nums;

      &:empty {
        display: none;
      }
    }
  `,
})
export class SyncNow {
  /** Where it is the one thing to do on the page. */
  readonly isFilled = input(false);

  protected readonly texts = syncTexts;
  protected readonly work = inject(SyncWork);
  protected readonly hintId = `sync-now-${(buttons += 1)}`;

  private readonly readyAt = computed(() => {
    const started = Date.parse(this.work.run()?.startedAt ?? '');
    // The clock of this browser may go wrong: what began in the future holds nobody back.
    const last = started <= Date.now() ? started : 0;
    return Math.max(last, this.work.startedHere()) + coolDown;
  });
  private readonly secondsLeft = secondsUntil(this.readyAt);
  protected readonly hindrance = computed(() => {
    if (this.work.value()?.decision) return syncTexts.decideFirst;
    if (this.work.isRunning()) return syncTexts.alreadyRunning;
    const seconds = this.secondsLeft();
    return seconds > 0 ? syncTexts.cooling(seconds) : '';
  });

  protected start(): void {
    if (!this.hindrance()) void this.work.start();
  }
}
