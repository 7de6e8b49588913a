import { unsupportedQuery } from '../../wire/graph-error';
import type { SortKey } from '../query/parse-query';
import { type EntityType, propertyOf, unknownProperty } from './entity-type';

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

function compareValues(left: unknown, right: unknown): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  // Unset values come first, as in the directory.
  if (typeof left !== 'string' || typeof right !== 'string') {
    return Number(typeof left === 'string') - Number(typeof right === 'string');
  }
  return collator.compare(left, right);
}

/** Refuses properties that a type can't be sorted by. @throws GraphError 400 */
export function checkSortKeys<Source>(type: EntityType<Source>, keys: readonly SortKey[]): void {
  for (const { property } of keys) {
    if (!propertyOf(type, property))
      throw unknownProperty(type, property, 'Invalid orderby clause');
    if (!type.sortable.includes(property)) {
      throw unsupportedQuery(`Sorting by '${property}' is not supported for '${type.name}'.`);
    }
  }
}

/** A sorted copy; equal items keep their order. */
export function sortSources<Source>(
  type: EntityType<Source>,
  sources: readonly Source[],
  keys: readonly SortKey[],
): readonly Source[] {
  const readers = keys.map(({ property, isDescending }) => ({
    read: propertyOf(type, property) ?? (() => null),
    sign: isDescending ? -1 : 1,
  }));
  return [...sources].sort((left, right) => {
    for (const { read, sign } of readers) {
      const order = compareValues(read(left), read(right));
      if (order !== 0) return order * sign;
    }
    return 0;
  });
}
