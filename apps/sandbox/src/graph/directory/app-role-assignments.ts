import { createHash } from 'node:crypto';
import * as z from 'zod';
import { objectIdOf } from '../../tenant/roster/object-id';
import type { Call, Handler } from '../call/call';
import { appRoleIds } from '../permissions/app-role-ids';
import {
  appRoleAssignmentView,
  type AppRoleAssignment,
} from '../entities/app-role-assignment-type';
import { permissionGrantView, type PermissionGrant } from '../entities/permission-grant-type';
import type { ServicePrincipal } from '../entities/service-principal-type';
import { badRequest, notFound } from '../../wire/graph-error';
import { answerCollection } from '../odata/answer-collection';
import { contextUrl } from '../odata/context-url';
import { listOf, lookupOf } from '../odata/collection';
import { project } from '../odata/entity-type';
import { findPrincipal, ownPrincipal } from './service-principals';

/** Default access to an app that has no roles of its own. */
const defaultAccess = '00000000-0000-0000-0000-000000000000';

const requestSchema = z.object({
  principalId: z.guid(),
  resourceId: z.guid(),
  appRoleId: z.guid(),
});

/** Not a GUID: 32 bytes, base64url. */
function assignmentId(...parts: string[]): string {
  return createHash('sha256').update(parts.join('/')).digest('base64url');
}

function assignmentOf(
  { tenant }: Call,
  { id: resourceId, displayName }: ServicePrincipal,
  userId: string,
): AppRoleAssignment | undefined {
  const user = tenant.user(userId);
  const since = tenant.appAccess.sinceOf(userId);
  if (!user || !since) return undefined;
  return {
    id: assignmentId(resourceId, userId),
    appRoleId: defaultAccess,
    createdDateTime: since.toISOString(),
    principal: { id: userId, displayName: user.displayName, type: 'User' },
    resource: { id: resourceId, displayName },
  };
}

export const listAssignedTo: Handler = (call) => {
  const principal = findPrincipal(call);
  const { userIds } = call.tenant.appAccess;
  const items = lookupOf(
    userIds,
    (userId) => assignmentOf(call, principal, userId),
    userIds.length + call.tenant.users.log.last,
  );
  return answerCollection(call, {
    view: appRoleAssignmentView,
    items,
    context: 'appRoleAssignments',
  });
};

export const assignTo: Handler = (call) => {
  const principal = findPrincipal(call);
  const { data } = requestSchema.safeParse(call.body);
  if (!data) throw badRequest('principalId, resourceId and appRoleId are required.');
  if (data.resourceId.toLowerCase() !== principal.id) {
    throw badRequest('The resourceId does not match the service principal of the request.');
  }
  if (data.appRoleId !== defaultAccess) {
    throw badRequest('Permission being assigned was not found on application');
  }
  const userId = data.principalId.toLowerCase();
  if (!call.tenant.user(userId)) throw notFound(userId);
  if (!call.tenant.giveAppAccess(userId, call.context.clock.now())) {
    throw badRequest('Permission being assigned already exists on the object');
  }
  const source = assignmentOf(call, principal, userId);
  if (!source) throw notFound(userId);
  const properties = Object.keys(appRoleAssignmentView.type.properties);
  return {
    status: 201,
    headers: {},
    body: {
      '@odata.context': `${contextUrl(call, 'appRoleAssignments')}/$entity`,
      ...project(appRoleAssignmentView, source, properties),
    },
  };
};

/** The service principal of Microsoft Graph itself, of which only the id is visible. */
const graphPrincipalOf = ({ tenant }: Call) => ({
  id: objectIdOf(tenant.id, 'servicePrincipal', 'graph'),
  displayName: 'Microsoft Graph',
});

/** The application permissions granted to the app. */
export const listAssignmentsOf: Handler = (call) => {
  const { id, displayName } = findPrincipal(call);
  const resource = graphPrincipalOf(call);
  const granted = call.tenant.grants()?.application ?? [];
  const items = granted.flatMap((name): AppRoleAssignment[] => {
    const appRoleId = appRoleIds[name];
    if (!appRoleId) return [];
    const principal = { id, displayName, type: 'ServicePrincipal' as const };
    return [{ id: assignmentId(id, name), appRoleId, createdDateTime: null, principal, resource }];
  });
  return answerCollection(call, {
    view: appRoleAssignmentView,
    items: listOf(items),
    context: 'appRoleAssignments',
  });
};

function grantsOf(call: Call): PermissionGrant[] {
  const principal = ownPrincipal(call);
  const grants = call.tenant.grants();
  if (!principal || !grants) return [];
  const { id: clientId } = principal;
  const resourceId = graphPrincipalOf(call).id;
  const grant = (principalId: string | null, scopes: readonly string[]) => ({
    id: assignmentId(clientId, principalId ?? 'everyone'),
    clientId,
    principalId,
    resourceId,
    scopes,
  });
  const own = grants.userIds.map((userId) => grant(userId, grants.ofUser(userId)));
  return grants.delegated.length > 0 ? [grant(null, grants.delegated), ...own] : own;
}

/** The delegated permissions granted to the app. */
export const listPermissionGrants: Handler = (call) => {
  if (call.params['id'] !== undefined) findPrincipal(call);
  return answerCollection(call, {
    view: permissionGrantView,
    items: listOf(grantsOf(call)),
    context: 'oauth2PermissionGrants',
  });
};
