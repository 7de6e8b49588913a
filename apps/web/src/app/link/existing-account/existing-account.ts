import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import type { Session } from '@app/contracts';
import { Unsaved } from '../../core';
import { rememberForm } from '../../ui/draft/remember-form';
import { EmailField } from '../../ui/email-field/email-field';
import { focusFirstInvalid } from '../../ui/focus/focus-first-invalid';
import { Note } from '../../ui/note/note';
import { PasswordField } from '../../ui/password-field/password-field';
import { LinkApi } from '../link-api';
import { linkProblem } from '../link-problem';
import { linkTexts } from '../link.texts';

/** “Link with existing local account” (LINK-2): always requires the password. */
@Component({
  selector: 'edu-existing-account',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [EmailField, Note, PasswordField, ReactiveFormsModule],
  templateUrl: './existing-account.html',
  styleUrl: '../way.scss',
})
export class ExistingAccount {
  /** The Microsoft account's email if a local account has the same: a hint, never enough to link. */
  readonly matchingEmail = input<string>();
  readonly linked = output<Session>();

  private readonly api = inject(LinkApi);
  private readonly forms = inject(NonNullableFormBuilder);
  protected readonly texts = linkTexts;
  protected readonly emailErrors = { required: linkTexts.emailMissing };
  protected readonly passwordErrors = { required: linkTexts.passwordMissing };
  protected readonly lead = computed(() =>
    this.matchingEmail() ? linkTexts.matching : linkTexts.existingLead,
  );
  protected readonly form = computed(() =>
    this.forms.group({
      email: [this.matchingEmail() ?? '', Validators.required],
      password: ['', Validators.required],
    }),
  );
  private readonly isChanged = computed(() => rememberForm(this.form()));
  protected readonly isBusy = signal(false);
  protected readonly problem = signal('');

  constructor() {
    inject(Unsaved).watch({ isTouched: () => this.isChanged()() });
  }

  protected async submit(event: Event): Promise<void> {
    if (this.isBusy()) return;
    const form = this.form();
    form.markAllAsTouched();
    if (form.invalid) return focusFirstInvalid(event.target);
    this.isBusy.set(true);
    this.problem.set('');
    try {
      this.linked.emit(await this.api.linkExisting(form.getRawValue()));
    } catch (error) {
      this.problem.set(linkProblem(error));
    } finally {
      this.isBusy.set(false);
    }
  }
}
