import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  inject,
  Injector,
  input,
  signal,
  viewChild,
} from '@angular/core';
import type { ClassDetails, ClassStudent } from '@app/contracts';
import { firstValueFrom } from 'rxjs';
import { Browser } from '../../../core';
import { Icon } from '../../../ui/icon/icon';
import type { Chart } from '../chart/chart';
import { printTexts } from './print.texts';
import { SeatingSheet, type SheetOptions } from './seating-sheet';

/** Asks what to include, then prints the chart on the screen on one page (SEAT-3). Also contains that page. */
@Component({
  selector: 'edu-print-button',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, SeatingSheet],
  template: `<button
      type="button"
      class="edu-button"
      [class.outlined]="isOutlined()"
      [attr.aria-label]="texts.print"
      (click)="ask()"
    >
      <edu-icon name="print" /><span class="word">{{ texts.print }}</span>
    </button>
    <edu-seating-sheet
      #sheet
      [details]="details()"
      [chart]="chart()"
      [students]="students()"
      [options]="options()"
    />`,
  styleUrl: './print-button.scss',
})
export class PrintButton {
  readonly details = input.required<ClassDetails>();
  readonly chart = input.required<Chart>();
  readonly students = input.required<readonly ClassStudent[]>();
  readonly isOutlined = input(false);

  private readonly injector = inject(Injector);
  private readonly browser = inject(Browser);
  private readonly sheet = viewChild.required('sheet', { read: ElementRef<HTMLElement> });

  protected readonly texts = printTexts;
  protected readonly options = signal<SheetOptions>({ hasPhotos: false, hasNotSeated: false });

  protected async ask(): Promise<void> {
    const [{ MatDialog }, { PrintDialog }] = await Promise.all([
      import('@angular/material/dialog'),
      import('./print-dialog'),
    ]);
    const dialog = this.injector.get(MatDialog);
    const data = this.options();
    const asked = dialog.open<unknown, SheetOptions, SheetOptions>(PrintDialog, { data });
    const options = await firstValueFrom(asked.afterClosed());
    if (!options) return;
    this.options.set(options);
    afterNextRender({ read: () => void this.print() }, { injector: this.injector });
  }

  private async print(): Promise<void> {
    await loadPhotos(this.sheet().nativeElement);
    this.browser.print();
  }
}

const patience = 5_000;

/** Forces lazy images to load although they are off screen. Failed or slow ones are left out. */
async function loadPhotos(sheet: HTMLElement): Promise<void> {
  const loading = Array.from(sheet.querySelectorAll('img'), (photo) => {
    photo.loading = 'eager';
    if (photo.complete) return Promise.resolve();
    return new Promise((resolve) => {
      photo.addEventListener('load', resolve, { once: true });
      photo.addEventListener('error', resolve, { once: true });
    });
  });
  const timeout = new Promise((resolve) => setTimeout(resolve, patience));
  await Promise.race([Promise.all(loading), timeout]);
}
