import { computed, effect, linkedSignal, type Signal } from '@angular/core';

/** Counts down the whole seconds until `moment` (a Unix time in ms) to 0. Call it in an injection context. */
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
