import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatCheckbox } from '@angular/material/checkbox';
import { Router } from '@angular/router';
import { problemOf, problemSentence, SessionStore } from '../../core';
import { EmailField } from '../../ui/email-field/email-field';
import { focusFirstInvalid } from '../../ui/focus/focus-first-invalid';
import { PasswordField } from '../../ui/password-field/password-field';
import { tooManyAttempts } from '../../ui/too-many-attempts/too-many-attempts.texts';
import { AccountApi } from '../account-api';
import { accountTexts } from '../account.texts';

/** Signs in with email and password. The page shows any error in its single error line. */
@Component({
  selector: 'edu-local-sign-in',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [EmailField, MatCheckbox, PasswordField, ReactiveFormsModule],
  templateUrl: './local-sign-in.html',
  styleUrl: './local-sign-in.scss',
})
export class LocalSignIn {
  readonly returnTo = input<string>();
  readonly problem = output<string>();

  private readonly api = inject(AccountApi);
  private readonly session = inject(SessionStore);
  private readonly router = inject(Router);

  protected readonly texts = accountTexts;
  protected readonly emailErrors = { required: accountTexts.emailMissing };
  protected readonly passwordErrors = { required: accountTexts.passwordMissing };
  protected readonly isBusy = signal(false);
  protected readonly form = inject(NonNullableFormBuilder).group({
    email: ['', Validators.required],
    password: ['', Validators.required],
    rememberMe: [true],
  });

  protected async submit(event: Event): Promise<void> {
    if (this.isBusy()) return;
    this.form.markAllAsTouched();
    if (this.form.invalid) return focusFirstInvalid(event.target);
    this.isBusy.set(true);
    this.problem.emit('');
    try {
      const session = await this.api.signIn(this.form.getRawValue());
      this.session.accept(session);
      await this.router.navigateByUrl(this.returnTo() ?? session.next);
    } catch (error) {
      this.problem.emit(sentenceOf(error));
    } finally {
      this.isBusy.set(false);
    }
  }
}

function sentenceOf(error: unknown): string {
  const problem = problemOf(error);
  switch (problem.code) {
    // A request that fails validation can't match an account either, so all of these share one text (AUTH-1).
    case 'invalid_credentials':
    case 'validation_failed':
      return accountTexts.wrongCredentials;
    case 'rate_limited':
      return tooManyAttempts(problem.retryAfter);
    default:
      return problemSentence(problem);
  }
}
