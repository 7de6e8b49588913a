interface Drop {
  readonly container: { readonly element: { readonly nativeElement: HTMLElement } };
  readonly dropPoint: { readonly x: number; readonly y: number };
}

/** Pixels beside a desk that still count for it: what lies between two. */
const tolerance = 8;

/** Whether a drag ended at the place where it showed it would; elsewhere on the page it means nothing. */
export function endedAtPlace({ container, dropPoint }: Drop): boolean {
  const { left, right, top, bottom } = container.element.nativeElement.getBoundingClientRect();
  const isWithin = (value: number, low: number, high: number) =>
    value >= low - tolerance && value <= high + tolerance;
  return isWithin(dropPoint.x, left, right) && isWithin(dropPoint.y, top, bottom);
}
