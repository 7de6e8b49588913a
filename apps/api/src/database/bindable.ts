import { toWellFormed } from '../text/well-formed';
import { sqlTime } from './engine';

/**
 * A parameter in a form libsql can bind. By itself it ends the process over a date, and returns a text with NUL only up
 * to the NUL (ADR 0015).
 * @throws TypeError for anything no column can hold
 */
export function toBindable(value: unknown): unknown {
  if (typeof value === 'string') return toWellFormed(value);
  if (typeof value === 'number') return value === 0 ? 0 : value;
  if (value instanceof Date) return sqlTime(value);
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
  throw new TypeError("An object can't be a statement parameter.");
}
