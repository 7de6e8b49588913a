import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { LinkState } from '@app/contracts';
import { Avatar } from '../../ui/avatar/avatar';
import { Chip } from '../../ui/chip/chip';
import { Icon } from '../../ui/icon/icon';
import { linkTexts } from '../link.texts';

/** The two accounts side by side, joined by a line; a missing one is dashed (LINK-4). */
@Component({
  selector: 'edu-account-pair',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Avatar, Chip, Icon],
  templateUrl: './account-pair.html',
  styleUrl: './account-pair.scss',
})
export class AccountPair {
  readonly state = input.required<LinkState>();

  protected readonly texts = linkTexts;
}
