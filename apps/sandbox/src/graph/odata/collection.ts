import type { SortKey } from '../query/parse-query';
import type { EntityType } from './entity-type';
import { sortSources } from './sorted';

/** Items to list, at positions that never change, so a page link stays right even as some are removed. */
export interface Collection<Source> {
  readonly length: number;
  /** Undefined where something was removed. */
  at(position: number): Source | undefined;
  /** The same items in a different order. */
  sorted(type: EntityType<Source>, keys: readonly SortKey[]): Collection<Source>;
}

function sortAll<Source>(
  collection: Collection<Source>,
  type: EntityType<Source>,
  keys: readonly SortKey[],
): Collection<Source> {
  const all = Array.from({ length: collection.length }, (_, position) => collection.at(position));
  const present = all.filter((source): source is NonNullable<Source> => source !== undefined);
  return listOf<Source>(sortSources<Source>(type, present, keys));
}

/** Items in an array. */
export function listOf<Source>(sources: readonly Source[]): Collection<Source> {
  const collection: Collection<Source> = {
    length: sources.length,
    at: (position) => sources[position],
    sorted: (type, keys) => sortAll(collection, type, keys),
  };
  return collection;
}

interface SortedIds {
  readonly version: number;
  readonly byKeys: Map<string, Collection<unknown>>;
}

/** Sort orders of large lists, kept until something changes: a client asks for page after page. */
const kept = new WeakMap<readonly string[], SortedIds>();

/** Items looked up one by one, so a page of many costs just a page. `version` tells when any of them changed. */
export function lookupOf<Source>(
  ids: readonly string[],
  find: (id: string) => Source | undefined,
  version: number,
): Collection<Source> {
  const collection: Collection<Source> = {
    length: ids.length,
    at: (position) => find(ids[position] ?? ''),
    sorted: (type, keys) => {
      let known = kept.get(ids);
      if (known?.version !== version) {
        known = { version, byKeys: new Map() };
        kept.set(ids, known);
      }
      const name = `${type.name}:${JSON.stringify(keys)}`;
      const sorted =
        (known.byKeys.get(name) as Collection<Source> | undefined) ??
        sortAll(collection, type, keys);
      known.byKeys.set(name, sorted);
      return sorted;
    },
  };
  return collection;
}
