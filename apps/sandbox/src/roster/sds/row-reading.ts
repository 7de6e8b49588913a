import type { Row } from '../csv/csv-table';
import { isAmbiguousDate, isNoDate, parseRosterDate } from './roster-date';

/** Including time and zone. */
const longestDate = 50;

/** A date column as ISO; anything that isn't certainly a date is reported. */
export function dateOf<Key extends string>(row: Row<Key>, key: Key): string | undefined {
  const value = row.value(key);
  if (value === undefined || isNoDate(value)) return undefined;
  const isShort = value.length <= longestDate;
  const date = isShort ? parseRosterDate(value) : undefined;
  if (date !== undefined) return date;
  const reason = isShort && isAmbiguousDate(value) ? 'may be more than one day' : 'is not a date';
  row.report(key, `"${value}" ${reason}. Write M/D/YYYY or YYYY-MM-DD.`);
  return undefined;
}

/** A field containing several ids. */
export function listOf<Key extends string>(row: Row<Key>, key: Key): string[] {
  const parts = (row.value(key) ?? '').split(',').map((part) => part.trim());
  return parts.filter(Boolean);
}
