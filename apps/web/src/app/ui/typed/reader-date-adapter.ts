import { inject, Injectable, type Provider } from '@angular/core';
import {
  DateAdapter,
  MAT_DATE_FORMATS,
  NativeDateAdapter,
  type MatDateFormats,
} from '@angular/material/core';
import { DayFormat } from './day-format';
import { READER_LOCALE } from './reader-locale';
import { TimeFormat } from './time-format';

const day = 'day';
const time = 'time';

const formats: MatDateFormats = {
  parse: { dateInput: day, timeInput: time },
  display: {
    dateInput: day,
    timeInput: time,
    timeOptionLabel: time,
    monthYearLabel: { year: 'numeric', month: 'short' },
    dateA11yLabel: { year: 'numeric', month: 'long', day: 'numeric' },
    monthYearA11yLabel: { year: 'numeric', month: 'long' },
  },
};

/** Calendars that share the Gregorian months, whatever their year. */
const sameMonths = ['gregory', 'buddhist', 'japanese', 'roc'];

/** The date picker shows Gregorian months, so month names from other calendars would be wrong. */
function localeOfGrid(locale: string): string {
  const { calendar } = new Intl.DateTimeFormat(locale).resolvedOptions();
  return sameMonths.includes(calendar)
    ? locale
    : new Intl.Locale(locale, { calendar: 'gregory' }).toString();
}

/** Reads and writes dates and times in the user's format instead of Date.parse's month-first one. */
@Injectable()
export class ReaderDateAdapter extends NativeDateAdapter {
  readonly days = new DayFormat(inject(READER_LOCALE));
  readonly times = new TimeFormat(inject(READER_LOCALE));

  constructor() {
    super();
    this.setLocale(localeOfGrid(inject(READER_LOCALE)));
  }

  override parse(value: unknown): Date | null {
    if (typeof value !== 'string') return super.parse(value);
    return value.trim() ? (this.days.parse(value) ?? this.invalid()) : null;
  }

  override parseTime(value: unknown): Date | null {
    if (typeof value !== 'string') return super.parseTime(value);
    return value.trim() ? (this.times.parse(value) ?? this.invalid()) : null;
  }

  override format(date: Date, format: object | typeof day | typeof time): string {
    if (format === day) return this.days.format(date);
    return format === time ? this.times.format(date) : super.format(date, format as object);
  }
}

/** Provides the adapter to a form's fields; forms may also inject `ReaderDateAdapter` themselves. */
export function provideReaderDates(): Provider[] {
  return [
    ReaderDateAdapter,
    { provide: DateAdapter, useExisting: ReaderDateAdapter },
    { provide: MAT_DATE_FORMATS, useValue: formats },
  ];
}
