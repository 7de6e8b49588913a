import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogTitle,
} from '@angular/material/dialog';
import { sessionTexts } from './session.texts';

@Component({
  selector: 'edu-microsoft-login-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle],
  template: `<h2 mat-dialog-title>{{ texts.loginRequired }}</h2>
    <mat-dialog-content>{{ texts.loginRequiredText }}</mat-dialog-content>
    <mat-dialog-actions align="end">
      <button type="button" class="edu-button" mat-dialog-close>{{ texts.notNow }}</button>
      <a class="edu-button filled" cdkFocusInitial [href]="address">{{ texts.signIn }}</a>
    </mat-dialog-actions>`,
})
export class MicrosoftLoginDialog {
  protected readonly texts = sessionTexts;
  /** URL of the Microsoft sign-in, which returns to the page behind this dialog. */
  protected readonly address = inject<string>(MAT_DIALOG_DATA);
}
