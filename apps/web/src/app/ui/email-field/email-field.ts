import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { ReactiveFormsModule, type FormControl } from '@angular/forms';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { firstError } from '../field-error/first-error';
import { emailFieldTexts } from './email-field.texts';

/** The email of a local account. Error texts are keyed by validator name. */
@Component({
  selector: 'edu-email-field',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatFormFieldModule, MatInput, ReactiveFormsModule],
  template: `<mat-form-field
    hideRequiredMarker
    appearance="outline"
    floatLabel="always"
    subscriptSizing="dynamic"
  >
    <mat-label>{{ texts.label }}</mat-label>
    <input
      matInput
      type="email"
      autocomplete="username"
      autocapitalize="none"
      spellcheck="false"
      [formControl]="control()"
      [placeholder]="example()"
    />
    <mat-error>{{ error() }}</mat-error>
  </mat-form-field>`,
})
export class EmailField {
  readonly control = input.required<FormControl<string>>();
  /** Placeholder text. */
  readonly example = input('');
  readonly errors = input<Record<string, string>>({});

  protected readonly texts = emailFieldTexts;
  protected readonly error = firstError(this.control, this.errors);
}
