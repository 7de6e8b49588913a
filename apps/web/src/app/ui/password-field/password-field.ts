import { ChangeDetectionStrategy, Component, input, signal } from '@angular/core';
import { ReactiveFormsModule, type FormControl } from '@angular/forms';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { firstError } from '../field-error/first-error';
import { Icon } from '../icon/icon';
import { passwordFieldTexts } from './password-field.texts';

/** A password field with a show button. Error texts are keyed by validator name. */
@Component({
  selector: 'edu-password-field',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, MatFormFieldModule, MatInput, ReactiveFormsModule],
  template: `<mat-form-field
    hideRequiredMarker
    appearance="outline"
    floatLabel="always"
    subscriptSizing="dynamic"
  >
    <mat-label>{{ label() }}</mat-label>
    <input
      matInput
      [autocomplete]="autocomplete()"
      [formControl]="control()"
      [type]="isShown() ? 'text' : 'password'"
    />
    <button
      matSuffix
      type="button"
      class="edu-icon-button"
      [attr.aria-label]="isShown() ? texts.hide : texts.show"
      (click)="toggle()"
    >
      <edu-icon [name]="isShown() ? 'visibility-off' : 'visibility'" />
    </button>
    @if (hint(); as text) {
      <mat-hint>{{ text }}</mat-hint>
    }
    <mat-error>{{ error() }}</mat-error>
  </mat-form-field>`,
})
export class PasswordField {
  readonly control = input.required<FormControl<string>>();
  readonly autocomplete = input.required<'current-password' | 'new-password'>();
  readonly label = input(passwordFieldTexts.label);
  readonly hint = input('');
  readonly errors = input<Record<string, string>>({});

  protected readonly texts = passwordFieldTexts;
  protected readonly isShown = signal(false);
  protected readonly error = firstError(this.control, this.errors);

  protected toggle(): void {
    this.isShown.update((shown) => !shown);
  }
}
