import { columnOf, deskCount, desksInRow } from './chart';

/** Where a key leads from a desk: arrows, Home/End in the row, with Ctrl in the room. Undefined for other keys. */
export function deskForKey(
  { key, ctrlKey, metaKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey'>,
  desk: number,
): number | undefined {
  const isWide = ctrlKey || metaKey;
  const rowStart = desk - columnOf(desk) + 1;
  switch (key) {
    case 'ArrowLeft':
      return Math.max(desk - 1, rowStart);
    case 'ArrowRight':
      return Math.min(desk + 1, rowStart + desksInRow - 1);
    case 'ArrowUp':
      return desk > desksInRow ? desk - desksInRow : desk;
    case 'ArrowDown':
      return desk + desksInRow <= deskCount ? desk + desksInRow : desk;
    case 'Home':
      return isWide ? 1 : rowStart;
    case 'End':
      return isWide ? deskCount : rowStart + desksInRow - 1;
    default:
      return undefined;
  }
}
