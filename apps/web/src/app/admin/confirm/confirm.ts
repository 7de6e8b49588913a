import { inject, Injectable, Injector } from '@angular/core';
import { firstValueFrom } from 'rxjs';

/** Something that cannot be undone, and what it does. */
export interface Deed {
  readonly title: string;
  /** What goes and what stays, a sentence each. */
  readonly consequences: readonly string[];
  /** The button: the deed and its extent, “Remove consent and 71 links”. */
  readonly label: string;
  /** Does it while the dialog waits. Without it the dialog closes at once and the page goes on. */
  readonly run?: () => Promise<unknown>;
  /** Says that `run` failed: “The consent was not removed.” */
  readonly failed?: string;
}

/** Asks before what cannot be undone. The dialog's code is fetched when the first one is asked. */
@Injectable({ providedIn: 'root' })
export class Confirm {
  private readonly injector = inject(Injector);

  /** @returns whether it was confirmed, and done where the deed says how */
  async ask(deed: Deed): Promise<boolean> {
    const [{ MatDialog }, { ConfirmDialog }] = await Promise.all([
      import('@angular/material/dialog'),
      import('./confirm-dialog'),
    ]);
    const dialog = this.injector
      .get(MatDialog)
      .open<unknown, Deed, boolean>(ConfirmDialog, { data: deed, role: 'alertdialog' });
    return (await firstValueFrom(dialog.afterClosed())) ?? false;
  }
}
