import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';

/** A job's progress; without a percentage, an indeterminate bar. */
@Component({
  selector: 'edu-progress-bar',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: {
    role: 'progressbar',
    'aria-valuemin': '0',
    'aria-valuemax': '100',
    '[attr.aria-label]': 'label()',
    '[attr.aria-valuenow]': 'percent() ?? null',
  },
  template: `<span [class.open]="percent() === undefined" [style.transform]="stretch()"></span>`,
  styles: `
    :host {
      display: block;
      height: 6px;
      overflow: hidden;
      border-radius: 4px;
      background: var(--mat-sys-surface-container-highest);
    }

    span {
      display: block;
      width: 100%;
      height: 100%;
      background: var(--mat-sys-primary);
      transform-origin: left;
      transition: transform var(--edu-duration-long) var(--edu-easing);
    }

    .open {
      opacity: 0.35;
    }

    @media (forced-colors: active) {
      :host {
        border: 1px solid CanvasText;
      }

      span {
        background: Highlight;
      }
    }
  `,
})
export class ProgressBar {
  readonly label = input.required<string>();
  readonly percent = input<number>();

  protected readonly stretch = computed(() => {
    const percent = this.percent();
    return percent === undefined ? undefined : `scaleX(${percent / 100})`;
  });
}
