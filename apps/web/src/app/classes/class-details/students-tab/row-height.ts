import { BreakpointObserver } from '@angular/cdk/layout';
import { DOCUMENT, inject, type Signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { map } from 'rxjs';

const roomy = '(pointer: coarse), (width < 600px)';
const rem = { fine: 3, roomy: 3.5 };

/** The height of a table row in px, as the reader's pointer, screen and text size ask for; the viewport counts with it. */
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
