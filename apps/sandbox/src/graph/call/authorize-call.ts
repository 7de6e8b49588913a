import { denied, invalidToken } from '../../wire/graph-error';
import { allows, type CallPermissions } from '../permissions/permissions';
import type { Tenant } from '../../tenant/tenant';
import type { GraphContext } from './graph-context';
import { Caller } from './call';

/** Who is calling, and in which tenant. */
export interface Admission {
  readonly tenant: Tenant;
  readonly caller: Caller;
}

/** Verifies the bearer token. @throws GraphError 401 */
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

/** Whether users are asking about themselves by id. */
function isSelf({ tenant, caller }: Admission, id: string | undefined): boolean {
  return (
    id !== undefined && caller.user !== undefined && tenant.findPerson(id)?.id === caller.user.id
  );
}

/** Checks a call against the permissions it needs. @throws GraphError 403 */
export function authorize(
  admission: Admission,
  permissions: CallPermissions,
  params: Readonly<Record<string, string>>,
): void {
  const { caller } = admission;
  const wanted = caller.user ? permissions.delegated : permissions.application;
  if (allows(wanted, caller.granted)) return;
  const { self } = permissions;
  if (self && isSelf(admission, params['id']) && allows(self, caller.granted)) return;
  throw denied();
}
