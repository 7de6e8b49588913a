import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogTitle,
} from '@angular/material/dialog';

/** A question with answers of which the first changes nothing and has the focus. */
export interface Choice<T extends string> {
  readonly title: string;
  readonly text: string;
  readonly answers: readonly { value: T; label: string; kind: '' | 'danger' | 'filled' }[];
}

/** Closes with the value of the answer; by Esc or beside it with nothing. */
@Component({
  selector: 'edu-choice-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle],
  template: `<h2 mat-dialog-title>{{ choice.title }}</h2>
    <mat-dialog-content>{{ choice.text }}</mat-dialog-content>
    <mat-dialog-actions align="end">
      @for (answer of choice.answers; track answer.value) {
        <button
          type="button"
          class="edu-button"
          [class]="answer.kind"
          [attr.cdkFocusInitial]="$first ? '' : null"
          [mat-dialog-close]="answer.value"
        >
          {{ answer.label }}
        </button>
      }
    </mat-dialog-actions>`,
})
export class ChoiceDialog {
  protected readonly choice = inject<Choice<string>>(MAT_DIALOG_DATA);
}
