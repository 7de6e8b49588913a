import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { Icon } from '../icon/icon';
import type { IconName } from '../icon/icon-names';

export type ChipKind = 'neutral' | 'success' | 'warning' | 'info' | 'error' | 'mine' | 'outlined';

/** A status: icon and text on its color. Not a control. */
@Component({
  selector: 'edu-chip',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon],
  host: { '[attr.data-kind]': 'kind()' },
  template: `@if (icon(); as name) {
      <edu-icon [name]="name" />
    }
    <ng-content />`,
  styleUrl: './chip.scss',
})
export class Chip {
  readonly kind = input<ChipKind>('neutral');
  readonly icon = input<IconName>();
}
