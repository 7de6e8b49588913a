import { inject, Injectable, Injector } from '@angular/core';
import { Router } from '@angular/router';
import { microsoftLoginAddress } from '../navigation/return-to';
import { SessionStore } from './session-store';

/** Asks the user in a dialog to sign in with Microsoft again (AUTH-5), returning to the same page. */
@Injectable({ providedIn: 'root' })
export class MicrosoftLogin {
  private readonly injector = inject(Injector);
  private readonly router = inject(Router);
  private readonly session = inject(SessionStore);
  private isOpen = false;

  /** Several requests on a page may fail together; one dialog is enough. */
  async ask(): Promise<void> {
    if (this.isOpen) return;
    this.isOpen = true;
    const [{ MatDialog }, { MicrosoftLoginDialog }] = await Promise.all([
      import('@angular/material/dialog'),
      import('./microsoft-login-dialog'),
    ]);
    this.injector
      .get(MatDialog)
      .open(MicrosoftLoginDialog, {
        data: microsoftLoginAddress({
          returnTo: this.router.url,
          loginHint: this.session.user()?.microsoft?.email,
        }),
        role: 'alertdialog',
      })
      .afterClosed()
      .subscribe(() => (this.isOpen = false));
  }
}
