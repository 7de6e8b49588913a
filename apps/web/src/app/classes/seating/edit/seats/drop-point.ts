interface Drop {
  readonly container: { readonly element: { readonly nativeElement: HTMLElement } };
  readonly dropPoint: { readonly x: number; readonly y: number };
}

/** Pixels around a desk that still count as the desk, to cover the gap between two. */
const tolerance = 8;

/** Whether a drag ended at the drop target it indicated; anywhere else on the page it has no effect. */
export function endedAtPlace({ container, dropPoint }: Drop): boolean {
  const { left, right, top, bottom } = container.element.nativeElement.getBoundingClientRect();
  const isWithin = (value: number, low: number, high: number) =>
    value >= low - tolerance && value <= high + tolerance;
  return isWithin(dropPoint.x, left, right) && isWithin(dropPoint.y, top, bottom);
}
