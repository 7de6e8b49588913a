import * as z from 'zod';
import { ValidationFailed } from '../../../http';

/** Where a page ended: what its last row is sorted by, and its id. */
export interface Place {
  by: string;
  id: string;
}

const placeSchema = z.tuple([z.string(), z.string().max(400), z.string().max(64)]);

/** @param order a cursor serves one order only */
export function writePlace(order: string, { by, id }: Place): string {
  return Buffer.from(JSON.stringify([order, by, id])).toString('base64url');
}

/** @throws ValidationFailed for a cursor that is not of this list and order */
export function readPlace(order: string, cursor: string | undefined): Place | undefined {
  if (cursor === undefined) return undefined;
  const place = placeSchema.safeParse(readJson(cursor)).data;
  if (place?.[0] !== order) {
    throw new ValidationFailed([{ path: ['cursor'], message: 'is not a cursor of this list' }]);
  }
  return { by: place[1], id: place[2] };
}

/** @throws ValidationFailed for a cursor whose place is not a moment */
export function readMoment(order: string, cursor: string | undefined) {
  const place = readPlace(order, cursor);
  if (!place) return undefined;
  const at = new Date(place.by);
  if (Number.isNaN(at.getTime())) {
    throw new ValidationFailed([{ path: ['cursor'], message: 'is not a cursor of this list' }]);
  }
  return { at, id: place.id };
}

function readJson(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}

/** A page of rows of which one more than `limit` was asked for. */
export function toPage<Row>(
  rows: readonly Row[],
  limit: number,
  cursorAfter: (row: Row) => string,
): { value: Row[]; nextCursor: string | null } {
  const value = rows.slice(0, limit);
  const last = value.at(-1);
  return { value, nextCursor: last && rows.length > limit ? cursorAfter(last) : null };
}
