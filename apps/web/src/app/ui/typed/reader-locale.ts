import { InjectionToken } from '@angular/core';

/** The locale for displaying and parsing dates and numbers: the browser's own (LANG-2). */
export const READER_LOCALE = new InjectionToken<string>('READER_LOCALE', {
  factory: () => new Intl.DateTimeFormat().resolvedOptions().locale,
});
