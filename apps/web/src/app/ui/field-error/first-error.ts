import { computed, type Signal } from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import type { FormControl } from '@angular/forms';
import { map, startWith, switchMap } from 'rxjs';

/** The text of a control's first error, by the validator's name. For use where a field is constructed. */
export function firstError(
  control: Signal<FormControl<string>>,
  texts: Signal<Record<string, string>>,
): Signal<string> {
  /** A new object at each event, so that a field that was only touched is drawn anew too. */
  const state = toSignal(
    toObservable(control).pipe(
      switchMap((current) =>
        current.events.pipe(
          startWith(null),
          map(() => ({ found: Object.keys(current.errors ?? {}) })),
        ),
      ),
    ),
  );
  return computed(() => {
    const first = state()?.found[0];
    return first ? (texts()[first] ?? '') : '';
  });
}
