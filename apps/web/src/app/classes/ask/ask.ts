import { inject, Injectable, Injector } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { Choice } from './choice-dialog';

/** Asks in a dialog, whose code is fetched when the first one is asked. */
@Injectable({ providedIn: 'root' })
export class Ask {
  private readonly injector = inject(Injector);

  /** @returns undefined when the question was closed without an answer */
  async choose<T extends string>(choice: Choice<T>): Promise<T | undefined> {
    const [{ MatDialog }, { ChoiceDialog }] = await Promise.all([
      import('@angular/material/dialog'),
      import('./choice-dialog'),
    ]);
    const dialog = this.injector
      .get(MatDialog)
      .open<unknown, Choice<T>, T>(ChoiceDialog, { data: choice, role: 'alertdialog' });
    return firstValueFrom(dialog.afterClosed());
  }
}
