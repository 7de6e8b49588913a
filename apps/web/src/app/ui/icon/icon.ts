import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { IconName } from './icon-names';

/** An icon from the sprite. Hidden from screen readers: its meaning is in the text next to it or the button's label. */
@Component({
  selector: 'edu-icon',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: {
    'aria-hidden': 'true',
    '[attr.data-size]': 'size()',
  },
  template: `<svg focusable="false"><use [attr.href]="address()" /></svg>`,
  styleUrl: './icon.scss',
})
export class Icon {
  readonly name = input.required<IconName>();
  /** 16, 20, or 24 px at the default text size. */
  readonly size = input<'small' | 'medium' | 'large'>('medium');

  protected readonly address = computed(() => `/icons.svg#${this.name()}`);
}
