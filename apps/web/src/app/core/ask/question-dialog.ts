import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { Note } from '../../ui/note/note';
import { problemOf } from '../problem/problem';
import { problemSentence } from '../problem/problem.texts';
import type { Answer, Question } from './question';

/** Closes with the answer's value once its action is done, or with undefined on Esc or a click outside. */
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
  /** The value of the answer whose action is running. */
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
      // The dialog stays open, so the user can try again.
      this.failure.set(`${failed ?? ''} ${problemSentence(problemOf(error))}`.trim());
    } finally {
      this.working('');
    }
  }

  /** A running action blocks Esc, because its result would go unreported. */
  private working(value: string): void {
    this.running.set(value);
    this.dialog.disableClose = value !== '';
  }
}
