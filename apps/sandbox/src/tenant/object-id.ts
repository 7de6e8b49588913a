import { v5 } from 'uuid';

/** Names the sandbox among all makers of name-based UUIDs; any constant would do, as long as it stays. */
const sandbox = '6f1d1f4e-7c0b-5a58-9a53-0a6f4a1d2c3b';

/** What an object id can be derived for. */
export type ObjectKind =
  | 'school'
  | 'class'
  | 'student'
  | 'teacher'
  | 'user'
  | 'administrator'
  | 'directoryRole'
  | 'servicePrincipal'
  | 'assignment'
  | 'submission'
  | 'resource'
  | 'outcome';

/** The same for a domain at every start, so that accounts stay linked over a restart. */
export function tenantIdOf(domain: string): string {
  return v5(domain.toLowerCase(), sandbox);
}

/** The same for a tenant and an id of its roster, or for a thing and the name of its part, at every start. */
export function objectIdOf(ownerId: string, kind: ObjectKind, name: string): string {
  return v5(`${kind}/${name}`, ownerId);
}
