import { randomUUID } from 'node:crypto';
import { itemIdOf } from './invent-library';

/** An id for an item that wasn't there from the start. */
export function newItemId(): string {
  return itemIdOf('', randomUUID());
}
