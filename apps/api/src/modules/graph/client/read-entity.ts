import { GraphRequestFailed } from '../transport/graph-error';
import { id, isRecord } from '../wire/values';

/**
 * Something requested by its id: it has that id, whether or not the answer says so.
 * @throws GraphRequestFailed for an answer that isn't an entity
 */
export function readEntity<T>(
  read: (value: unknown) => T | undefined,
  answer: unknown,
  knownId: string,
): T {
  const known = isRecord(answer) && { ...answer, id: id(answer['id']) ?? knownId };
  const entity = known ? read(known) : undefined;
  if (entity === undefined) throw new GraphRequestFailed(200, 'unreadableAnswer');
  return entity;
}
