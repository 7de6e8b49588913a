import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { HealthStatus } from '@app/contracts';
import { Icon } from '../../ui/icon/icon';
import { statusLooks } from './health-status';

/** ✓ or ! on the status's color. The word stands beside it. */
@Component({
  selector: 'edu-status-dot',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon],
  host: { 'aria-hidden': 'true', '[attr.data-kind]': 'look().kind' },
  template: `<edu-icon size="small" [name]="look().icon" />`,
  styles: `
    :host {
      display: grid;
      flex: none;
      place-items: center;
      width: 1.5rem;
      height: 1.5rem;
      border-radius: 50%;
      background: var(--mat-sys-surface-container-high);
      color: var(--mat-sys-on-surface-variant);
    }

    :host([data-kind='success']) {
      background: var(--edu-success-container);
      color: var(--edu-on-success-container);
    }

    :host([data-kind='warning']) {
      background: var(--edu-warning-container);
      color: var(--edu-on-warning-container);
    }

    :host([data-kind='error']) {
      background: var(--mat-sys-error-container);
      color: var(--mat-sys-on-error-container);
    }

    @media (forced-colors: active) {
      :host {
        border: 1px solid CanvasText;
      }
    }
  `,
})
export class StatusDot {
  readonly status = input.required<HealthStatus>();

  protected readonly look = computed(() => statusLooks[this.status()]);
}
