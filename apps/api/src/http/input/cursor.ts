import * as z from 'zod';
import { parseJson } from '../../text/parse-json';
import { ValidationFailed } from './validation.pipe';

/** Where a page ended: the sort value and id of its last row. */
export interface Place {
  by: string;
  id: string;
}

const placeSchema = z.tuple([z.string(), z.string().max(400), z.string().max(64)]);

/** @param order the only one that the cursor is valid for */
export function writePlace(order: string, { by, id }: Place): string {
  return Buffer.from(JSON.stringify([order, by, id])).toString('base64url');
}

/** @throws ValidationFailed if the cursor belongs to another list or order */
export function readPlace(order: string, cursor: string | undefined): Place | undefined {
  if (cursor === undefined) return undefined;
  const place = placeSchema.safeParse(readJson(cursor)).data;
  if (place?.[0] !== order) {
    throw new ValidationFailed([{ path: ['cursor'], message: "isn't a cursor of this list" }]);
  }
  return { by: place[1], id: place[2] };
}

/** @throws ValidationFailed if the cursor's place is not a time */
export function readMoment(order: string, cursor: string | undefined) {
  const place = readPlace(order, cursor);
  if (!place) return undefined;
  const at = new Date(place.by);
  if (Number.isNaN(at.getTime())) {
    throw new ValidationFailed([{ path: ['cursor'], message: "isn't a cursor of this list" }]);
  }
  return { at, id: place.id };
}

function readJson(cursor: string): unknown {
  try {
    return parseJson(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

/** Makes a page of rows that were read with one more than `limit`. */
export function toPage<Row>(
  rows: readonly Row[],
  limit: number,
  cursorAfter: (row: Row) => string,
): { value: Row[]; nextCursor: string | null } {
  const value = rows.slice(0, limit);
  const last = value.at(-1);
  return { value, nextCursor: last && rows.length > limit ? cursorAfter(last) : null };
}
