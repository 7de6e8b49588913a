import { createHash } from 'node:crypto';
import type { RosterIndex } from '../../tenant/roster-index';

const names = new WeakMap<RosterIndex, string>();

/** Names a roster by all its users are: places and changes in a token mean nothing in another one. */
export function nameOfRoster(roster: RosterIndex): string {
  const known = names.get(roster);
  if (known) return known;
  const hash = createHash('sha1');
  for (const user of roster.data.users) hash.update(Object.values(user).join('\0'));
  const name = hash.digest('base64url').slice(0, 12);
  names.set(roster, name);
  return name;
}
