import type { GrantedPermission, HealthCheck } from '@app/contracts';
import type { Permission } from '../../auth';

/** What could be found out about the grants of a tenant; undefined where Microsoft could not be asked. */
export interface FoundGrants {
  /** Ids of application permissions. */
  roles?: ReadonlySet<string> | undefined;
  /** Names of delegated permissions. */
  scopes?: ReadonlySet<string> | undefined;
  /** Whether a token with all delegated permissions could be had for the administrator. */
  allScopes?: boolean | undefined;
}

function isGranted({ kind, id, name }: Permission, found: FoundGrants): boolean | null {
  // Whoever asks has signed in.
  if (kind === 'sign-in') return true;
  if (kind === 'application') return found.roles?.has(id) ?? null;
  if (found.allScopes) return true;
  return found.scopes?.has(name) ?? null;
}

/** Compares what was granted with what the application wants, by name. */
export function checkPermissions(wanted: readonly Permission[], found: FoundGrants): HealthCheck {
  const permissions = wanted.map((permission): GrantedPermission => ({
    name: permission.name,
    kind: permission.kind,
    why: permission.why,
    granted: isGranted(permission, found),
  }));
  const missing = permissions.filter(({ granted }) => granted === false);
  const isIncomplete = missing.length > 0 || found.allScopes === false;
  const isKnown = permissions.every(({ granted }) => granted !== null);
  const base = { id: 'permissions' as const, permissions };
  if (isIncomplete) {
    return {
      ...base,
      status: 'error',
      title: 'Permissions are missing',
      facts: factsOf(missing, found),
      remedy: 'Consent again, so that everything EDUGraph needs is granted.',
    };
  }
  if (!isKnown) {
    return {
      ...base,
      status: 'unknown',
      title: 'Permissions could not be checked',
      facts: ['Microsoft did not say what is granted.'],
      remedy: 'Try again in a few minutes.',
    };
  }
  const facts = [`${permissions.length} of ${permissions.length} permissions are granted.`];
  return { ...base, status: 'ok', title: 'All permissions granted', facts, remedy: null };
}

function factsOf(missing: readonly GrantedPermission[], { allScopes, scopes }: FoundGrants) {
  const named = missing.map(({ name, kind, why }) => `${name} (${kind}): ${why}`);
  return allScopes === false && !scopes
    ? [...named, 'Microsoft refuses to let EDUGraph act for people who are signed in.']
    : named;
}
