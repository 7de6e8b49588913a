import { DOCUMENT, effect, inject, untracked, type Signal } from '@angular/core';

const firstWait = 10_000;
const longestWait = 60_000;

/**
 * Asks again, less and less often and whenever the reader comes back to the page, while an answer is only a copy because
 * Microsoft 365 is away.
 */
export function untilLive(asOf: Signal<string | undefined>, reload: () => void): void {
  const { defaultView: window } = inject(DOCUMENT);
  let wait = firstWait;
  let timer: ReturnType<typeof setTimeout> | undefined;
  effect((onCleanup) => {
    wait = firstWait;
    if (asOf() === undefined) return;
    const again = () => {
      clearTimeout(timer);
      wait = Math.min(longestWait, wait * 2);
      timer = setTimeout(again, wait);
      untracked(reload);
    };
    timer = setTimeout(again, wait);
    window?.addEventListener('focus', again);
    onCleanup(() => {
      clearTimeout(timer);
      window?.removeEventListener('focus', again);
    });
  });
}
