import { createHash } from 'node:crypto';
import { ValidationFailed } from '../../../http';
import { parseJson } from '../../../text/parse-json';
import type { Narrowing, RosterKind } from './roster-lists';

/** Which rows of a list. */
export interface RosterQuery extends Narrowing {
  /** Only rows that changed then or later, in the order of their changes. */
  changedSince?: Date | undefined;
  /** Whether tombstones belong to it. */
  withRemoved?: boolean | undefined;
}

/** Where a page ended: at a row's number, or at a row's change. */
export type Place = { seq: number } | { changedAt: Date; id: string };

/** What a place belongs to: another list has other rows there. */
export const hashOf = (kind: RosterKind, query: RosterQuery, mirror: string): string => {
  const { schoolId, classId, personId, role, changedSince, withRemoved = false } = query;
  const parts = [schoolId, classId, personId, role, changedSince?.toISOString(), withRemoved];
  const text = JSON.stringify([mirror, kind, ...parts]);
  return createHash('sha256').update(text).digest('base64url').slice(0, 16);
};

/** Nothing in it is secret, and nothing becomes part of an address or a statement's text (S-15). */
export function writeCursor(hash: string, place: Place): string {
  const values = 'seq' in place ? [place.seq] : [place.changedAt.getTime(), place.id];
  return Buffer.from(JSON.stringify([hash, ...values])).toString('base64url');
}

/** @throws ValidationFailed for a cursor that isn't of the list with this hash */
export function readCursor(hash: string, query: RosterQuery, cursor: string): Place {
  const [of, first, id, ...more] = readArray(Buffer.from(cursor, 'base64url').toString('utf8'));
  const isNumber = Number.isSafeInteger(first) && Math.abs(first as number) < latest;
  if (of === hash && isNumber && more.length === 0) {
    const number = first as number;
    if (!query.changedSince) return { seq: number };
    if (typeof id === 'string') return { changedAt: new Date(number), id };
  }
  throw new ValidationFailed([{ path: ['cursor'], message: "isn't a cursor of this list" }]);
}

/** In milliseconds: year 9999, after which no engine knows dates. */
const latest = 253_402_300_800_000;

function readArray(text: string): unknown[] {
  try {
    const value = parseJson(text);
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}
