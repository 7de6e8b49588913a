import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { microsoftLoginAddress } from '../../core';
import { Avatar } from '../../ui/avatar/avatar';
import { Icon } from '../../ui/icon/icon';
import { accountTexts } from '../account.texts';

/** Greets the last Microsoft user of this browser: one button to sign in, one to switch accounts (AUTH-3). */
@Component({
  selector: 'edu-returning-user',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Avatar, Icon],
  template: `<div class="person edu-card">
      <edu-avatar
        size="account"
        [name]="person().displayName"
        [userId]="person().email"
        [hasPhoto]="false"
      />
      <div class="who">
        <h2>{{ person().displayName }}</h2>
        <p class="edu-quiet">{{ person().email }}</p>
      </div>
    </div>
    <a class="edu-button filled tall wide" [href]="address()">
      <edu-icon name="badge" />{{ texts.withMicrosoft }}
    </a>
    <button type="button" class="edu-button wide" (click)="leave.emit()">
      {{ texts.differentAccount }}
    </button>`,
  styleUrl: './returning-user.scss',
})
export class ReturningUser {
  readonly person = input.required<{ displayName: string; email: string }>();
  readonly returnTo = input<string>();
  readonly leave = output();

  protected readonly texts = accountTexts;
  protected readonly address = computed(() =>
    microsoftLoginAddress({ loginHint: this.person().email, returnTo: this.returnTo() }),
  );
}
