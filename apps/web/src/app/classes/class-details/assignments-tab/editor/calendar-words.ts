import { Injectable } from '@angular/core';
import { MatDatepickerIntl } from '@angular/material/datepicker';

/** The button of the calendar that shows “OCT 2017” is called that, not something that leaves it out (WCAG 2.5.3). */
@Injectable()
export class CalendarWords extends MatDatepickerIntl {
  override switchToMultiYearViewLabel = '';
  override switchToMonthViewLabel = '';
}
