import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { printTexts } from './print.texts';
import type { SheetOptions } from './seating-sheet';

/** Asks what to print. Closes with the options, or undefined if canceled. */
@Component({
  selector: 'edu-print-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle],
  template: `<h2 mat-dialog-title>{{ texts.title }}</h2>
    <mat-dialog-content>
      <label
        ><input
          type="checkbox"
          cdkFocusInitial
          [checked]="options().hasPhotos"
          (change)="toggle('hasPhotos')"
        />{{ texts.photos }}</label
      >
      <label
        ><input
          type="checkbox"
          [checked]="options().hasNotSeated"
          (change)="toggle('hasNotSeated')"
        />{{ texts.notSeated }}</label
      >
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button type="button" class="edu-button" mat-dialog-close>{{ texts.cancel }}</button>
      <button type="button" class="edu-button filled" (click)="print()">{{ texts.print }}</button>
    </mat-dialog-actions>`,
  styleUrl: './print-dialog.scss',
})
export class PrintDialog {
  private readonly dialog = inject<MatDialogRef<PrintDialog, SheetOptions>>(MatDialogRef);
  protected readonly texts = printTexts;
  protected readonly options = signal(inject<SheetOptions>(MAT_DIALOG_DATA));

  protected toggle(name: keyof SheetOptions): void {
    this.options.update((options) => ({ ...options, [name]: !options[name] }));
  }

  protected print(): void {
    this.dialog.close(this.options());
  }
}
