import { inject, Injectable, Injector } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { askTexts } from './ask.texts';
import type { Deed, Question } from './question';

/** Asks in a dialog, whose code is fetched when the first one is asked. */
@Injectable({ providedIn: 'root' })
export class Ask {
  private readonly injector = inject(Injector);

  /** @returns undefined when the question was closed without an answer */
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

  /** @returns whether it was confirmed, and done where the deed says how */
  async confirm({ title, consequences, ...deed }: Deed): Promise<boolean> {
    const answer = await this.choose({
      title,
      text: consequences,
      answers: [
        { value: 'cancel', label: askTexts.cancel, kind: '' },
        { ...deed, value: 'confirm', kind: 'filled danger' },
      ],
    });
    return answer === 'confirm';
  }
}
