import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { Note } from '../../ui/note/note';
import { problemOf } from '../http/problem';
import { problemSentence } from '../http/problem.texts';
import type { Answer, Question } from './question';

/** Closes with the value of the answer, once it is done; by Esc or beside it with nothing. */
@Component({
  selector: 'edu-question-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatDialogActions, MatDialogContent, MatDialogTitle, Note],
  templateUrl: './question-dialog.html',
  styleUrl: './question-dialog.scss',
})
export class QuestionDialog {
  private readonly dialog = inject<MatDialogRef<QuestionDialog, string>>(MatDialogRef);

  protected readonly question = inject<Question<string>>(MAT_DIALOG_DATA);
  protected readonly sentences = [this.question.text].flat();
  /** The answer that is being done. */
  protected readonly running = signal('');
  protected readonly failure = signal('');

  protected async give({ value, run, failed }: Answer<string>): Promise<void> {
    if (this.running()) return;
    this.working(value);
    this.failure.set('');
    try {
      await run?.();
      this.dialog.close(value);
    } catch (error) {
      // Whatever the API refused; the dialog stays, so that it can be tried again.
      this.failure.set(`${failed ?? ''} ${problemSentence(problemOf(error))}`.trim());
    } finally {
      this.working('');
    }
  }

  /** What has begun is not to be left by Esc: its end would be told to nobody. */
  private working(value: string): void {
    this.running.set(value);
    this.dialog.disableClose = value !== '';
  }
}
