import { foldId } from '../../../http';

/** One of Graph's objects: any property may be missing, null, or something unexpected. */
export type Wire = Readonly<Record<string, unknown>>;

/** The year that a service without missing dates uses for them. */
const beforeAllTime = /^0001-/;
const calendarDay = /^\d{4}-\d{2}-\d{2}/;

/** Without properties if there is no object. */
export function record(value: unknown): Wire {
  return isRecord(value) ? value : {};
}

export function isRecord(value: unknown): value is Wire {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Text for people; null if there is none. */
export function text(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

/** An id in the form we compare and store. */
export function id(value: unknown): string | null {
  const found = text(value);
  return found === null ? null : foldId(found);
}

export function number(value: unknown): number | null {
  const found = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof found === 'number' && Number.isFinite(found) ? found : null;
}

/** How many there are: a whole number from 0 up. */
export function count(value: unknown): number | null {
  const found = number(value) ?? -1;
  return Number.isSafeInteger(found) && found >= 0 ? found : null;
}

export function flag(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value;
  const known = typeof value === 'string' ? value.toLowerCase() : '';
  if (known === 'true') return true;
  return known === 'false' ? false : null;
}

/** A time as Graph wrote it, with up to seven decimal places; null for anything else. */
export function time(value: unknown): string | null {
  const found = text(value);
  const isTime = found !== null && !beforeAllTime.test(found) && !Number.isNaN(Date.parse(found));
  return isTime ? found : null;
}

/** A date without time. */
export function day(value: unknown): string | null {
  return calendarDay.exec(time(value) ?? '')?.[0] ?? null;
}

/** A member of an enumeration, in whatever case. New ones appear; what they mean is up to the caller. */
export function word(value: unknown): string | null {
  return text(value)?.trim() ?? null;
}

/** Whether two enumeration members are the same. */
export function isWord(value: string | null | undefined, wanted: string): boolean {
  return value?.toLowerCase() === wanted.toLowerCase();
}

/** The entries that can be read; the others are left out, not the whole list. */
export function each<T>(value: unknown, read: (entry: unknown) => T | undefined): T[] {
  if (!Array.isArray(value)) return [];
  return value.map(read).filter((entry) => entry !== undefined);
}
