import { v5 } from 'uuid';

/** Identifies the sandbox among makers of name-based UUIDs; any constant would do, as long as it never changes. */
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

/** The same for a domain on every start, so accounts stay linked across restarts. */
export function tenantIdOf(domain: string): string {
  return v5(domain.toLowerCase(), sandbox);
}

/** The same on every start for a tenant and one of its roster ids, or for a thing and the name of its part. */
export function objectIdOf(ownerId: string, kind: ObjectKind, name: string): string {
  return v5(`${kind}/${name}`, ownerId);
}
