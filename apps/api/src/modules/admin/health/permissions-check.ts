import type { GrantedPermission, HealthCheck } from '@app/contracts';
import type { Permission } from '../../auth';

/** What is known about a tenant's grants; undefined where Microsoft didn't answer. */
export interface FoundGrants {
  /** Ids of application permissions. */
  roles?: ReadonlySet<string> | undefined;
  /** Names of delegated permissions. */
  scopes?: ReadonlySet<string> | undefined;
  /** Whether the administrator could get a token with all delegated permissions. */
  allScopes?: boolean | undefined;
}

function isGranted({ kind, id, name }: Permission, found: FoundGrants): boolean | null {
  // The administrator has signed in.
  if (kind === 'sign-in') return true;
  if (kind === 'application') return found.roles?.has(id) ?? null;
  if (found.allScopes) return true;
  return found.scopes?.has(name) ?? null;
}

/** Compares what was granted with what the application needs, by name. */
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
      remedy: 'Consent again to grant everything EDUGraph needs.',
    };
  }
  if (!isKnown) {
    return {
      ...base,
      status: 'unknown',
      title: "Permissions couldn't be checked",
      facts: ["Microsoft didn't say what is granted."],
      remedy: 'Try again in a few minutes.',
    };
  }
  const facts = [`${permissions.length} of ${permissions.length} permissions are granted.`];
  return { ...base, status: 'ok', title: 'All permissions granted', facts, remedy: null };
}

function factsOf(missing: readonly GrantedPermission[], { allScopes, scopes }: FoundGrants) {
  const named = missing.map(({ name, kind, why }) => `${name} (${kind}): ${why}`);
  return allScopes === false && !scopes
    ? [...named, "Microsoft doesn't let EDUGraph act on behalf of signed-in users."]
    : named;
}
