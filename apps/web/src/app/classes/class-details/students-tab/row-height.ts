import { MediaMatcher } from '@angular/cdk/layout';
import { DestroyRef, DOCUMENT, inject, signal, type Signal } from '@angular/core';

const roomy = '(pointer: coarse), (width < 600px)';
const rem = { fine: 3, coarse: 3.5 };

/** The height of a table row in px, as the reader's pointer, screen and text size ask for; the viewport counts with it. */
export function rowHeight(): Signal<number> {
  const media = inject(MediaMatcher).matchMedia(roomy);
  const root = inject(DOCUMENT).documentElement;
  const measure = () => {
    const textSize = parseFloat(getComputedStyle(root).fontSize) || 16;
    return textSize * (media.matches ? rem.coarse : rem.fine);
  };
  const height = signal(measure());
  const update = () => height.set(measure());
  media.addEventListener('change', update);
  inject(DestroyRef).onDestroy(() => media.removeEventListener('change', update));
  return height.asReadonly();
}
