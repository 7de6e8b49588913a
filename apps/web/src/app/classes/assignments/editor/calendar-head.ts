import { ChangeDetectionStrategy, Component } from '@angular/core';
import { MatCalendarHeader } from '@angular/material/datepicker';
import { Icon } from '../../../ui/icon/icon';

/** Material's calendar header, except that the button labeled “OCT 2017” has that accessible name too (WCAG 2.5.3). */
@Component({
  selector: 'edu-calendar-head',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon],
  template: `<button type="button" class="edu-button" (click)="currentPeriodClicked()">
      <span aria-live="polite">{{ periodButtonText }}</span><span class="edu-unseen"
        >, {{ periodButtonLabel }}</span
      ><edu-icon name="arrow-drop-down" />
    </button>
    <button
      type="button"
      class="edu-icon-button"
      [attr.aria-label]="prevButtonLabel"
      [disabled]="!previousEnabled()"
      (click)="previousClicked()"
    >
      <edu-icon name="chevron-left" />
    </button>
    <button
      type="button"
      class="edu-icon-button"
      [attr.aria-label]="nextButtonLabel"
      [disabled]="!nextEnabled()"
      (click)="nextClicked()"
    >
      <edu-icon name="chevron-right" />
    </button>`,
  styles: `
    :host {
      display: flex;
      align-items: center;
      padding: var(--edu-space-2) var(--edu-space-2) 0;
    }

    .edu-button {
      margin-inline-end: auto;
      color: var(--mat-sys-on-surface-variant);
    }
  `,
})
export class CalendarHead extends MatCalendarHeader<Date> {}
