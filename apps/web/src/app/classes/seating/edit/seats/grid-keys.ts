import { columnOf, deskCount, desksInRow } from '../../chart/chart';

type Step = (desk: number) => number;

const rowStart: Step = (desk) => desk - columnOf(desk) + 1;
const rowEnd: Step = (desk) => rowStart(desk) + desksInRow - 1;

const steps: Record<string, Step> = {
  ArrowLeft: (desk) => Math.max(desk - 1, rowStart(desk)),
  ArrowRight: (desk) => Math.min(desk + 1, rowEnd(desk)),
  ArrowUp: (desk) => (desk > desksInRow ? desk - desksInRow : desk),
  ArrowDown: (desk) => (desk + desksInRow <= deskCount ? desk + desksInRow : desk),
  Home: rowStart,
  End: rowEnd,
  'Ctrl Home': () => 1,
  'Ctrl End': () => deskCount,
};

/** The desk a key moves to: arrows, Home/End within the row, or with Ctrl within the room. Undefined for other keys. */
export function deskForKey(
  { key, ctrlKey, metaKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey'>,
  desk: number,
): number | undefined {
  return steps[ctrlKey || metaKey ? `Ctrl ${key}` : key]?.(desk);
}
