import { computed, effect, linkedSignal, type Signal } from '@angular/core';

/** Whole seconds until a moment (milliseconds since 1970), counted down to 0. Call it where `inject` may be called. */
export function secondsUntil(moment: Signal<number>): Signal<number> {
  const now = linkedSignal({ source: moment, computation: () => Date.now() });
  const left = computed(() => Math.max(0, Math.ceil((moment() - now()) / 1000)));
  const isOver = computed(() => left() === 0);
  effect((onCleanup) => {
    if (isOver()) return;
    const timer = setInterval(() => now.set(Date.now()), 1000);
    onCleanup(() => clearInterval(timer));
  });
  return left;
}
