import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { microsoftLoginAddress, safeReturnTo, SessionStore } from '../../core';
import { AccountFrame } from '../../ui/account-frame/account-frame';
import { Icon } from '../../ui/icon/icon';
import { Note } from '../../ui/note/note';
import { accountTexts, demoTexts, signInError } from '../account.texts';
import { DemoAccounts } from './demo-accounts';
import { LocalSignIn } from './local-sign-in';
import { ReturningUser } from './returning-user';

/** Microsoft first, local accounts below. Returning users get a page with a single button (AUTH-3). */
@Component({
  selector: 'edu-sign-in',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DemoAccounts, AccountFrame, Icon, LocalSignIn, Note, ReturningUser, RouterLink],
  templateUrl: './sign-in.html',
  styleUrl: './sign-in.scss',
})
export class SignIn {
  /** Query parameters. */
  readonly error = input<string>();
  readonly returnTo = input<string>();

  private readonly session = inject(SessionStore);
  protected readonly texts = accountTexts;
  protected readonly demoTexts = demoTexts;

  protected readonly place = computed(() => safeReturnTo(this.returnTo()));
  protected readonly microsoft = computed(() => microsoftLoginAddress({ returnTo: this.place() }));
  protected readonly demoAccounts = computed(() => this.session.session()?.demoAccounts ?? []);
  private readonly wantsOther = signal(false);
  protected readonly returning = computed(() =>
    this.wantsOther() ? undefined : this.session.session()?.returningUser,
  );
  /** The local form's error, which replaces the one from the URL. */
  private readonly localProblem = signal<string | undefined>(undefined);
  protected readonly problem = computed(() => {
    const code = this.error();
    return this.localProblem() ?? (code ? signInError(code) : '');
  });

  protected tell(problem: string): void {
    this.localProblem.set(problem);
  }

  protected useDifferentAccount(): void {
    this.wantsOther.set(true);
  }
}
