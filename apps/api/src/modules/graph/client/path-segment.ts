import { NotFound } from '../../../http';

/**
 * An id from a caller, as part of a path.
 * @throws NotFound unless it has the form of Graph's ids
 */
export function pathSegment(id: string): string {
  if (!/^[\w-]{1,64}$/.test(id)) throw new NotFound();
  return id;
}
