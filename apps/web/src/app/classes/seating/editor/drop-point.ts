import type { CdkDragDrop } from '@angular/cdk/drag-drop';

/** Pixels beside a desk that still count for it: half of what lies between two, and a little. */
const tolerance = 8;

/** Whether a drag ended at the place where it showed it would; elsewhere on the page it means nothing. */
export function endedAtPlace({ container, dropPoint }: CdkDragDrop<unknown, unknown>): boolean {
  const { left, right, top, bottom } = container.element.nativeElement.getBoundingClientRect();
  const isWithin = (value: number, low: number, high: number) =>
    value >= low - tolerance && value <= high + tolerance;
  return isWithin(dropPoint.x, left, right) && isWithin(dropPoint.y, top, bottom);
}
