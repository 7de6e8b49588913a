import { Caller } from './call';
import type { GraphContext } from './graph-context';
import { denied, invalidToken } from './graph-error';
import { allows, callPermissions } from './permissions';
import type { CallName, CallPermissions } from './permissions';
import type { Tenant } from '../tenant/tenant';

/** Who calls, and in which tenant. */
export interface Admission {
  readonly tenant: Tenant;
  readonly caller: Caller;
}

/** Reads the bearer token. @throws GraphError 401 */
export async function authenticate(
  { directory, verifyAccessToken }: GraphContext,
  authorization: string | undefined,
): Promise<Admission> {
  const bearer = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
  if (!bearer) throw invalidToken('Access token is empty.');
  const token = await verifyAccessToken(bearer).catch((error: unknown) => {
    throw invalidToken(error instanceof Error ? error.message : 'Access token validation failure.');
  });
  const tenant = directory.findTenant(token.tenantId);
  const user = token.kind === 'user' ? tenant?.user(token.objectId) : undefined;
  const isGone = token.kind === 'user' && !user?.isEnabled;
  if (!tenant || isGone) {
    throw invalidToken('The identity of the calling application could not be established.');
  }
  return { tenant, caller: new Caller(token, user) };
}

/** Whether a user asks about themselves under an id. */
function isSelf({ tenant, caller }: Admission, id: string | undefined): boolean {
  return (
    id !== undefined && caller.user !== undefined && tenant.findPerson(id)?.id === caller.user.id
  );
}

/** Holds a call against the table of permissions. @throws GraphError 403 */
export function authorize(
  admission: Admission,
  name: CallName,
  params: Readonly<Record<string, string>>,
): void {
  const permissions: CallPermissions = callPermissions[name];
  const { caller } = admission;
  const wanted = caller.user ? permissions.delegated : permissions.application;
  if (allows(wanted, caller.granted)) return;
  const { self } = permissions;
  if (self && isSelf(admission, params['id']) && allows(self, caller.granted)) return;
  throw denied();
}
