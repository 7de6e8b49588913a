import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { HealthStatus } from '@app/contracts';
import { Icon } from '../../ui/icon/icon';
import { statusLooks } from './health-status';

/** ✓ or ! in the status color, next to the status text. */
@Component({
  selector: 'edu-status-dot',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon],
  host: { 'aria-hidden': 'true', '[attr.data-kind]': 'look().kind' },
  template: `<edu-icon size="small" [name]="look().icon" />`,
  styleUrl: './status-dot.scss',
})
export class StatusDot {
  readonly status = input.required<HealthStatus>();

  protected readonly look = computed(() => statusLooks[this.status()]);
}
