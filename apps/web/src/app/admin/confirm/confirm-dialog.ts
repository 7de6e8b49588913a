import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { problemOf, problemSentence } from '../../core';
import { Note } from '../../ui/note/note';
import { adminTexts } from '../admin.texts';
import type { Deed } from './confirm';

/** Says exactly what a deed takes with it; Cancel has the focus. Closes with true once it is done. */
@Component({
  selector: 'edu-confirm-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatDialogActions, MatDialogContent, MatDialogTitle, Note],
  templateUrl: './confirm-dialog.html',
  styleUrl: './confirm-dialog.scss',
})
export class ConfirmDialog {
  private readonly dialog = inject<MatDialogRef<ConfirmDialog, boolean>>(MatDialogRef);

  protected readonly deed = inject<Deed>(MAT_DIALOG_DATA);
  protected readonly texts = adminTexts;
  protected readonly isRunning = signal(false);
  protected readonly failure = signal('');

  protected cancel(): void {
    if (!this.isRunning()) this.dialog.close(false);
  }

  protected async confirm(): Promise<void> {
    if (this.isRunning()) return;
    this.working(true);
    this.failure.set('');
    try {
      await this.deed.run?.();
      this.dialog.close(true);
    } catch (error) {
      // Whatever the API refused; the dialog stays, so that it can be tried again.
      this.failure.set(`${this.deed.failed ?? ''} ${problemSentence(problemOf(error))}`.trim());
    } finally {
      this.working(false);
    }
  }

  /** What has begun is not to be left by Esc: its end would be told to nobody. */
  private working(isRunning: boolean): void {
    this.isRunning.set(isRunning);
    this.dialog.disableClose = isRunning;
  }
}
