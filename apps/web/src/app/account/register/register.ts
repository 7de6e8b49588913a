import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  inject,
  Injector,
  signal,
} from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { ReactiveFormsModule } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import { problemOf, problemSentence, SessionStore, Unsaved, type RequestProblem } from '../../core';
import { rememberForm } from '../../ui/draft/remember-form';
import { AccountFrame } from '../../ui/account-frame/account-frame';
import { EmailField } from '../../ui/email-field/email-field';
import { FavoriteColorPicker } from '../../ui/favorite-color/favorite-color';
import { focusFirstInvalid } from '../../ui/focus/focus-first-invalid';
import { Note } from '../../ui/note/note';
import { PasswordField } from '../../ui/password-field/password-field';
import { tooManyAttempts } from '../../ui/too-many-attempts/too-many-attempts.texts';
import { AccountApi } from '../account-api';
import { accountTexts, registerTexts } from '../account.texts';
import { registerForm } from './register-form';

/** Creates a local account, then continues to Link (AUTH-7). */
@Component({
  selector: 'edu-register',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    AccountFrame,
    EmailField,
    FavoriteColorPicker,
    Note,
    PasswordField,
    ReactiveFormsModule,
    RouterLink,
  ],
  templateUrl: './register.html',
  styleUrl: './register.scss',
})
export class Register {
  private readonly api = inject(AccountApi);
  private readonly session = inject(SessionStore);
  private readonly router = inject(Router);
  private readonly injector = inject(Injector);

  protected readonly texts = registerTexts;
  protected readonly accountTexts = accountTexts;
  protected readonly emailErrors = {
    required: registerTexts.emailMissing,
    email: registerTexts.emailWrong,
    taken: registerTexts.emailTaken,
  };
  protected readonly passwordErrors = {
    required: registerTexts.passwordMissing,
    minlength: registerTexts.passwordShort,
    maxlength: registerTexts.passwordLong,
    common: registerTexts.passwordCommon,
  };
  protected readonly confirmErrors = {
    required: registerTexts.confirmMissing,
    differs: registerTexts.confirmDiffers,
  };
  protected readonly form = registerForm();
  protected readonly isBusy = signal(false);
  protected readonly problem = signal('');

  constructor() {
    inject(Unsaved).watch({ isTouched: rememberForm(this.form) });
    const { password, confirm } = this.form.controls;
    password.valueChanges
      .pipe(takeUntilDestroyed())
      .subscribe(() => confirm.updateValueAndValidity());
  }

  protected async submit(event: Event): Promise<void> {
    if (this.isBusy()) return;
    this.form.markAllAsTouched();
    if (this.form.invalid) return focusFirstInvalid(event.target);
    const { email, password, favoriteColor } = this.form.getRawValue();
    this.isBusy.set(true);
    this.problem.set('');
    try {
      const session = await this.api.register({ email, password, favoriteColor });
      this.session.accept(session);
      this.form.markAsPristine();
      await this.router.navigateByUrl(session.next);
    } catch (error) {
      this.explain(problemOf(error), event.target);
    } finally {
      this.isBusy.set(false);
    }
  }

  private explain(problem: RequestProblem, form: EventTarget | null): void {
    const { email, password } = this.form.controls;
    if (problem.code === 'email_taken') {
      email.setErrors({ taken: true });
    } else if (problem.code === 'validation_failed') {
      const paths = problem.errors?.map((error) => error.path) ?? [];
      if (paths.includes('email')) email.setErrors({ email: true });
      if (paths.includes('password')) password.setErrors({ common: true });
    }
    if (this.form.invalid) {
      // Wait until the invalid field has been rendered as such.
      afterNextRender(() => focusFirstInvalid(form), { injector: this.injector });
      return;
    }
    this.problem.set(
      problem.code === 'rate_limited'
        ? tooManyAttempts(problem.retryAfter)
        : problemSentence(problem),
    );
  }
}
