import { inject, Injectable, Injector } from '@angular/core';
import type { MatSnackBarRef } from '@angular/material/snack-bar';

/** Shows a confirmation for five seconds (ten with an action). Material's part is lazy-loaded with the first one. */
@Injectable({ providedIn: 'root' })
export class Snackbar {
  private readonly injector = inject(Injector);
  private shown: MatSnackBarRef<unknown> | undefined;

  async show(message: string, action?: { label: string; run: () => void }): Promise<void> {
    const { MatSnackBar } = await import('@angular/material/snack-bar');
    this.shown = this.injector
      .get(MatSnackBar)
      .open(message, action?.label, { duration: action ? 10_000 : 5_000 });
    if (action) this.shown.onAction().subscribe(() => action.run());
  }

  /** For pages with controls where the snackbar appears. */
  dismiss(): void {
    this.shown?.dismiss();
  }
}
