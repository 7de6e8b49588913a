import { ValidationFailed } from '../../../http';

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

/** Where a page ended: how many were shown, and the last one of them. */
interface Position {
  count: number;
  lastId: string;
}

const positionPattern = /^(\d{1,7})\.([\w-]{1,64})$/;

/**
 * The page after the cursor. A cursor only names a place in a list that is looked up anew; nothing in it is ever a part
 * of an address (S-15). When its last item is gone meanwhile, the number shown so far decides.
 * @throws ValidationFailed for a cursor that is not ours
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
    throw new ValidationFailed([{ path: ['cursor'], message: 'is not a cursor of this list' }]);
  }
  return { count: Number(count), lastId };
}
