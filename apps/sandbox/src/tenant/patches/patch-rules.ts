import * as z from 'zod';

/** The id of something new, if it shouldn't get one from its external id. */
export const newIdSchema = z.uuid().toLowerCase();

/** What a patch to an entity means. */
export interface PatchRules<Item, Patch> {
  /** The patch with all the facts of an object (a term, an address) that it has some of. */
  complete(item: Item, patch: Patch): Patch;
  /** The entity after a complete patch. */
  apply(item: Item, patch: Patch): Item;
}

/** What a patch gives; a schema's optional properties may also be there as undefined. */
export function givenIn<Item>(patch: object): Partial<Item> {
  const given = Object.entries(patch).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as Partial<Item>;
}

/** All of an object's facts after some of them were given; null if the whole object was cleared. */
export function completeFacts<Facts extends object>(
  none: Facts,
  known: Facts | null,
  given: object | null,
): Facts | null {
  return given && { ...none, ...known, ...givenIn<Facts>(given) };
}
