import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Icon } from '../../ui/icon/icon';
import type { IconName } from '../../ui/icon/icon-names';
import { profileTexts } from '../profile.texts';

/** One of the two accounts; if missing, a dashed placeholder with a link button. */
@Component({
  selector: 'edu-account-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, RouterLink],
  host: { '[class.missing]': '!email()' },
  template: `
    <span class="edu-icon-tile"><edu-icon [name]="icon()" /></span>
    <div>
      <h3>{{ kind() }}</h3>
      @if (email(); as address) {
        <p class="name">{{ name() ?? address }}</p>
        @if (name() && name() !== address) {
          <p class="edu-quiet">{{ address }}</p>
        }
      } @else {
        <p class="name">{{ texts.notLinked }}</p>
        <p class="edu-quiet">{{ invitation() }}</p>
        <a class="edu-button tonal" routerLink="/link">{{ texts.linkAccounts }}</a>
      }
    </div>
  `,
  styleUrl: './account-card.scss',
})
export class AccountCard {
  /** “Microsoft account” */
  readonly kind = input.required<string>();
  readonly icon = input.required<IconName>();
  readonly email = input<string>();
  readonly name = input<string>();
  /** Why to link it. */
  readonly invitation = input('');

  protected readonly texts = profileTexts;
}
