import { computed, effect, signal, type Signal } from '@angular/core';

export type LoadState = 'loading' | 'error' | 'empty' | 'ready';

const delay = 300;
const least = 300;

/**
 * Keeps `loading` for at least 300 ms once its skeleton is visible (after the first 300 ms), so it never flashes.
 * Fast responses pass through at once.
 */
export function steady(state: Signal<LoadState>): Signal<LoadState> {
  const isHeld = signal(false);
  let startedAt = performance.now();
  let wasLoading = false;
  effect((onCleanup) => {
    const isLoading = state() === 'loading';
    const elapsed = performance.now() - startedAt;
    if (isLoading) startedAt = performance.now();
    const left = delay + least - elapsed;
    const hold = !isLoading && wasLoading && elapsed > delay && left > 0;
    wasLoading = isLoading;
    isHeld.set(hold);
    if (!hold) return;
    const timer = setTimeout(() => isHeld.set(false), left);
    onCleanup(() => clearTimeout(timer));
  });
  return computed(() => (isHeld() ? 'loading' : state()));
}
