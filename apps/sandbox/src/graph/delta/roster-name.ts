import { createHash } from 'node:crypto';
import type { TenantData } from '../../tenant/roster/entities';

const names = new WeakMap<object, string>();

function hash(items: readonly unknown[]): string {
  const content = createHash('sha1');
  for (const item of items) content.update(JSON.stringify(item));
  return content.digest('base64url').slice(0, 12);
}

/** Names a roster by everything about its users, or another kind: a token's positions and changes mean nothing elsewhere. */
export function nameOfRoster(data: TenantData, kind: 'users' | 'schools' | 'classes'): string {
  const items = data[kind];
  const name = names.get(items) ?? hash(data.fingerprint ? [data.fingerprint] : items);
  names.set(items, name);
  return name;
}
