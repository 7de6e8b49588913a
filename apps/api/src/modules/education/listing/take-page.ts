import { ValidationFailed } from '../../../http';

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

/** Where a page ended: how many items were shown so far, and the last of them. */
interface Position {
  count: number;
  lastId: string;
}

const positionPattern = /^(\d{1,7})\.([\w-]{1,64})$/;

/**
 * The page after the cursor. A cursor only marks a place in a list that is read anew, and never becomes part of a URL
 * (S-15). If the last item shown is gone by then, the number of items shown decides.
 * @throws ValidationFailed for a cursor that isn't ours
 */
export function takePage<T extends { id: string }>(
  items: readonly T[],
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Page<T> {
  const start = cursor === undefined ? 0 : findStart(items, readCursor(cursor));
  const page = items.slice(start, start + limit);
  const end = start + page.length;
  const last = page.at(-1);
  const nextCursor =
    last && end < items.length ? writeCursor({ count: end, lastId: last.id }) : null;
  return { items: page, nextCursor };
}

function findStart(items: readonly { id: string }[], { count, lastId }: Position): number {
  const last = items.findIndex((item) => item.id === lastId);
  return last >= 0 ? last + 1 : Math.min(count, items.length);
}

function writeCursor({ count, lastId }: Position): string {
  return Buffer.from(`${count}.${lastId}`).toString('base64url');
}

function readCursor(cursor: string): Position {
  const match = positionPattern.exec(Buffer.from(cursor, 'base64url').toString('utf8'));
  const [, count, lastId] = match ?? [];
  if (count === undefined || lastId === undefined) {
    throw new ValidationFailed([{ path: ['cursor'], message: "isn't a cursor of this list" }]);
  }
  return { count: Number(count), lastId };
}
