import { EntraError } from '../protocol/entra-error';
import { findDelegatedPermission, graphResource, openIdScopes } from './registration';

/** A parsed `scope` parameter. */
export interface RequestedScopes {
  readonly openId: readonly string[];
  /** Who the access token is for: Graph, or the app's own API. */
  readonly resource: 'graph' | 'app';
  /** Permissions by name, in the registration's spelling. */
  readonly permissions: readonly string[];
  /** Whether it asks for `.default`: what was granted, or failing that what is registered. */
  readonly isDefault: boolean;
}

interface ResourceScope {
  readonly resource: 'graph' | 'app';
  readonly name: string;
}

/** The only scope of the app's own API. */
const ownScope = 'access_as_user';

function splitResource(scope: string, clientId: string): ResourceScope {
  const at = scope.lastIndexOf('/');
  if (at < 0) return { resource: 'graph', name: scope };
  const name = scope.slice(at + 1);
  // v1 resources with a trailing slash are written with two slashes before .default.
  const prefix = scope.slice(0, at).replace(/\/$/, '').toLowerCase();
  if (prefix === graphResource) return { resource: 'graph', name };
  if (prefix === clientId || prefix === `api://${clientId}`) return { resource: 'app', name };
  throw new EntraError(70011, { scope });
}

function resolvePermission({ resource, name }: ResourceScope): string {
  const known = resource === 'graph' ? findDelegatedPermission(name)?.name : ownScope;
  if (!known || (resource === 'app' && name !== ownScope))
    throw new EntraError(70011, { scope: name });
  return known;
}

/** @throws EntraError 70011 for an unknown scope, for two resources at once, and for `.default` along with others */
export function parseScopes(parameter: string, clientId: string): RequestedScopes {
  const all = [...new Set(parameter.split(/\s+/).filter(Boolean))];
  const isOpenId = (scope: string) => (openIdScopes as readonly string[]).includes(scope);
  const openId = all.filter(isOpenId);
  const asked = all
    .filter((scope) => !isOpenId(scope))
    .map((scope) => splitResource(scope, clientId));
  const resources = new Set(asked.map(({ resource }) => resource));
  const isDefault = asked.some(({ name }) => name === '.default');
  if (resources.size > 1 || (isDefault && asked.length > 1)) {
    throw new EntraError(70011, { scope: parameter });
  }
  return {
    openId,
    resource: asked[0]?.resource ?? 'graph',
    permissions: isDefault ? [] : asked.map(resolvePermission),
    isDefault,
  };
}

/** The resource in a client-credentials request, which must ask for its `.default` and nothing else. */
export function parseDefaultScope(parameter: string, clientId: string): 'graph' | 'app' {
  const refusal = new EntraError(1002012, { scope: parameter });
  if (!parameter.trim().endsWith('/.default') || /\s/.test(parameter.trim())) throw refusal;
  return splitResource(parameter.trim(), clientId).resource;
}
