import { inject, Injectable, Injector } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { askTexts } from './ask.texts';
import type { Confirmation, Question } from './question';

/** Asks questions in a dialog, which is lazy-loaded with the first one. */
@Injectable({ providedIn: 'root' })
export class Ask {
  private readonly injector = inject(Injector);

  /** @returns undefined if the dialog was closed without an answer */
  async choose<T extends string>(question: Question<T>): Promise<T | undefined> {
    const [{ MatDialog }, { QuestionDialog }] = await Promise.all([
      import('@angular/material/dialog'),
      import('./question-dialog'),
    ]);
    const dialog = this.injector
      .get(MatDialog)
      .open<unknown, Question<T>, T>(QuestionDialog, { data: question, role: 'alertdialog' });
    return firstValueFrom(dialog.afterClosed());
  }

  /** @returns whether it was confirmed and, if `run` is given, succeeded */
  async confirm({ title, consequences, ...confirmation }: Confirmation): Promise<boolean> {
    const answer = await this.choose({
      title,
      text: consequences,
      answers: [
        { value: 'cancel', label: askTexts.cancel, kind: '' },
        { ...confirmation, value: 'confirm', kind: 'filled danger' },
      ],
    });
    return answer === 'confirm';
  }
}
