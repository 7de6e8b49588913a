import type { Type } from '@angular/core';
import type { MatDialog, MatDialogConfig } from '@angular/material/dialog';
import { NavigationEnd, type Router } from '@angular/router';
import { filter, firstValueFrom, takeUntil } from 'rxjs';
import type { Draft } from './draft';

/** A dialog with input. */
export interface FormDialog {
  readonly draft: Draft;
  /** Closes if nothing would be lost or the user agrees. */
  cancel(): void;
}

interface Openers {
  readonly dialogs: MatDialog;
  readonly router: Router;
}

/**
 * Opens a dialog that closes with a result, or through `cancel` for its buttons, Esc, and clicks outside. Going Back
 * doesn't close it right away: the router asks first (`guarded`), and the dialog closes with the page.
 * @returns its result; undefined if canceled
 */
export function openForm<Result>(
  { dialogs, router }: Openers,
  component: Type<FormDialog>,
  config: MatDialogConfig,
): Promise<Result | undefined> {
  const dialog = dialogs.open<FormDialog, unknown, Result>(component, {
    ...config,
    closeOnNavigation: false,
    closePredicate: <Given>(result: Given | undefined) => {
      const form = dialog.componentInstance;
      if (result !== undefined || !form.draft.isTouched()) return true;
      form.cancel();
      return false;
    },
  });
  router.events
    .pipe(
      filter((event) => event instanceof NavigationEnd),
      takeUntil(dialog.afterClosed()),
    )
    .subscribe(() => dialog.close());
  return firstValueFrom(dialog.afterClosed());
}
