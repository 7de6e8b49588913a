import { BreakpointObserver } from '@angular/cdk/layout';
import { DOCUMENT, inject, type Signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { map } from 'rxjs';

const roomy = '(pointer: coarse), (width < 600px)';
const rem = { fine: 3, roomy: 3.5 };

/** A table row's height in px for the user's pointer, screen, and text size; the viewport relies on it. */
export function rowHeight(): Signal<number> {
  const root = inject(DOCUMENT).documentElement;
  const heights = inject(BreakpointObserver)
    .observe(roomy)
    .pipe(
      map(({ matches }) => {
        const textSize = parseFloat(getComputedStyle(root).fontSize) || 16;
        return textSize * (matches ? rem.roomy : rem.fine);
      }),
    );
  return toSignal(heights, { requireSync: true });
}
