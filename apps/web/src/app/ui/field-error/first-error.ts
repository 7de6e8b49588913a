import { computed, type Signal } from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import type { FormControl } from '@angular/forms';
import { map, startWith, switchMap } from 'rxjs';

/** The text of a control's first error, keyed by validator name. Call it in an injection context. */
export function firstError(
  control: Signal<FormControl<string>>,
  texts: Signal<Record<string, string>>,
): Signal<string> {
  /** Emits a new object on each event, so a field that was only touched is re-rendered too. */
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
