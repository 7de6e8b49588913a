import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { DemoAccount } from '@app/contracts';
import { microsoftLoginAddress } from '../../core';
import { Avatar } from '../../ui/avatar/avatar';
import { Chip } from '../../ui/chip/chip';
import { Note } from '../../ui/note/note';
import { demoTexts } from '../account.texts';

/** “Who do you want to be?”: one-click sign-in for each account in `DEMO_ACCOUNTS`. */
@Component({
  selector: 'edu-demo-accounts',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Avatar, Chip, Note],
  templateUrl: './demo-accounts.html',
  styleUrl: './demo-accounts.scss',
})
export class DemoAccounts {
  readonly accounts = input.required<DemoAccount[]>();
  readonly returnTo = input<string>();

  protected readonly texts = demoTexts;
  protected readonly people = computed(() =>
    this.accounts().map((account) => ({
      ...account,
      address: microsoftLoginAddress({ loginHint: account.loginHint, returnTo: this.returnTo() }),
    })),
  );
}
