import { NotFound } from '../../http';

/**
 * An id that a caller gave, as a part of a path.
 * @throws NotFound when it is not of the form that Graph's ids have
 */
export function pathSegment(id: string): string {
  if (!/^[\w-]{1,64}$/.test(id)) throw new NotFound();
  return id;
}
