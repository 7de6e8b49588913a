import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Icon } from '../../ui/icon/icon';
import { secondsUntil } from './state/seconds-until';
import { syncTexts } from './state/sync.texts';
import { SyncWork } from './state/sync-work';

const coolDown = 30_000;
let buttons = 0;

/** The button, and why it is disabled right now. It is never removed, so it keeps the focus (ADM-7). */
@Component({
  selector: 'edu-sync-now',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon],
  template: `<button
      type="button"
      class="edu-button"
      [class.filled]="isFilled()"
      [attr.aria-busy]="work.isStarting()"
      [attr.aria-disabled]="work.isStarting() || blockedReason() !== ''"
      [attr.aria-describedby]="blockedReason() ? hintId : null"
      (click)="start()"
    >
      <edu-icon name="sync" /><span>{{ texts.syncNow }}</span>
    </button>
    <small [id]="hintId">{{ blockedReason() }}</small>`,
  styles: `
    :host {
      display: contents;
    }

    button[aria-disabled='true']:not([aria-busy='true']) {
      opacity: 0.6;
      cursor: default;
    }

    small {
      /* After the other actions, so they don't move. */
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
  /** Set where it is the page's primary action. */
  readonly isFilled = input(false);

  protected readonly texts = syncTexts;
  protected readonly work = inject(SyncWork);
  protected readonly hintId = `sync-now-${(buttons += 1)}`;

  private readonly readyAt = computed(() => {
    const started = Date.parse(this.work.run()?.startedAt ?? '');
    // If this browser's clock is wrong, a start in the future must not block the button.
    const last = started <= Date.now() ? started : 0;
    return Math.max(last, this.work.startedHere()) + coolDown;
  });
  private readonly secondsLeft = secondsUntil(this.readyAt);
  protected readonly blockedReason = computed(() => {
    if (this.work.value()?.decision?.resource === 'users') return syncTexts.decideFirst;
    if (this.work.isRunning()) return syncTexts.alreadyRunning;
    const seconds = this.secondsLeft();
    return seconds > 0 ? syncTexts.cooling(seconds) : '';
  });

  protected start(): void {
    if (!this.blockedReason()) void this.work.start();
  }
}
