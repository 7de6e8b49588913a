import { inject, Injectable, Injector } from '@angular/core';

/** Confirms what is done, for five seconds (ten with an action). Material's part is fetched when the first one is shown. */
@Injectable({ providedIn: 'root' })
export class Snackbar {
  private readonly injector = inject(Injector);

  async show(message: string, action?: { label: string; run: () => void }): Promise<void> {
    const { MatSnackBar } = await import('@angular/material/snack-bar');
    const shown = this.injector
      .get(MatSnackBar)
      .open(message, action?.label, { duration: action ? 10_000 : 5_000 });
    if (action) shown.onAction().subscribe(() => action.run());
  }
}
