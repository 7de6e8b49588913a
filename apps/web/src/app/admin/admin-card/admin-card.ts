import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { Icon } from '../../ui/icon/icon';
import type { IconName } from '../../ui/icon/icon-names';

let cards = 0;

/**
 * One area of administration: a title with an `edu-chip`, up to three lines of facts, and a footer of text buttons
 * (`eduCardAction`).
 */
@Component({
  selector: 'edu-admin-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon],
  host: { class: 'edu-card', role: 'region', '[attr.aria-labelledby]': 'headingId' },
  template: `<header>
      <edu-icon [name]="icon()" />
      <h2 [id]="headingId">{{ heading() }}</h2>
      <ng-content select="edu-chip" />
    </header>
    <div class="facts"><ng-content /></div>
    <footer><ng-content select="[eduCardAction]" /></footer>`,
  styleUrl: './admin-card.scss',
})
export class AdminCard {
  readonly icon = input.required<IconName>();
  readonly heading = input.required<string>();

  protected readonly headingId = `admin-card-${(cards += 1)}`;
}
