import type { CallName, CallPermissions } from '../permissions/permissions';

/**
 * What Microsoft's page for each call promises, and no more.
 * @see https://learn.microsoft.com/graph/api/overview
 */

const everyOption = 'select filter orderby expand search count top';
/** Pages that only say “the OData query parameters” name no relation that could be expanded. */
const rosterOptions = 'select filter orderby search count top';

/** Query options by call; a page that names none promises none. */
export const documentedOptions: Readonly<Partial<Record<CallName, string>>> = {
  'GET /me': 'select expand',
  'GET /me/memberOf': everyOption,
  'GET /me/memberOf/microsoft.graph.directoryRole': everyOption,
  'GET /users': everyOption,
  'GET /users/delta': 'select filter',
  'GET /users/{id}': 'select expand',
  'GET /directory/deletedItems/{id}': 'select',
  'GET /organization': 'select',
  'GET /organization/{id}': 'select',
  'GET /servicePrincipals': everyOption,
  'GET /servicePrincipals/{id}': 'select expand',
  "GET /servicePrincipals(appId='{appId}')": 'select expand',
  'GET /servicePrincipals/{id}/appRoleAssignedTo': 'select filter count top',
  'GET /servicePrincipals/{id}/appRoleAssignments': 'select filter count top',
  'GET /servicePrincipals/{id}/oauth2PermissionGrants': 'select filter top',
  'GET /oauth2PermissionGrants': 'select filter top',
  'GET /groups/{id}': 'select expand',
  'GET /groups/{id}/members': everyOption,
  'GET /groups/{id}/owners': everyOption,
  'GET /groups/{id}/drive': 'select',
  'GET /groups/{id}/drive/root': 'select expand',
  'GET /groups/{id}/drive/root/children': 'select expand top orderby',
  'GET /drives/{driveId}': 'select',
  'GET /drives/{driveId}/items/{itemId}': 'select expand',
  'GET /drives/{driveId}/items/{itemId}:/{fileName}': 'select expand',
  'GET /drives/{driveId}/items/{itemId}/children': 'select expand top orderby',
  'PUT /drives/{driveId}/items/{itemId}:/{fileName}:/content': '@microsoft.graph.conflictbehavior',
  'GET /groups/{id}/conversations': 'select filter',
  'GET /groups/{id}/conversations/{conversationId}': 'select',
  'GET /education/me': 'select',
  'GET /education/me/classes': rosterOptions,
  'GET /education/me/taughtClasses': rosterOptions,
  'GET /education/me/schools': rosterOptions,
  'GET /education/users': rosterOptions,
  // The pages of the education deltas name no option, not even $select.
  'GET /education/users/delta': '',
  'GET /education/schools/delta': '',
  'GET /education/classes/delta': '',
  'GET /education/users/{id}': 'select',
  'GET /education/users/{id}/classes': rosterOptions,
  'GET /education/users/{id}/taughtClasses': rosterOptions,
  'GET /education/users/{id}/schools': rosterOptions,
  'GET /education/schools': rosterOptions,
  'GET /education/schools/{id}': 'select',
  'GET /education/schools/{id}/classes': 'orderby filter count search',
  'GET /education/schools/{id}/users': rosterOptions,
  'GET /education/classes': rosterOptions,
  'GET /education/classes/{id}': 'select',
  'GET /education/classes/{id}/members': rosterOptions,
  'GET /education/classes/{id}/teachers': rosterOptions,
  'GET /education/classes/{id}/schools': rosterOptions,
  'GET /education/me/assignments': 'select filter orderby expand top',
  'GET /education/users/{id}/assignments': 'select filter orderby expand top',
  'GET /education/classes/{id}/assignments': 'select filter orderby expand top',
  'GET /education/classes/{id}/assignments/{assignmentId}': 'select orderby expand',
  'GET /education/classes/{id}/assignments/{assignmentId}/submissions': 'select filter expand top',
  'GET /education/classes/{id}/assignments/{assignmentId}/submissions/{submissionId}':
    'select expand',
  'GET /education/classes/{id}/assignments/{assignmentId}/submissions/{submissionId}/outcomes':
    'filter',
};

/** Items per page, for calls whose Microsoft page names a number. */
const documentedPages: Readonly<Partial<Record<CallName, number>>> = {
  'GET /me/memberOf': 999,
  'GET /me/memberOf/microsoft.graph.directoryRole': 999,
  'GET /users': 999,
  'GET /servicePrincipals': 999,
  'GET /groups/{id}/members': 999,
  'GET /groups/{id}/drive/root/children': 200,
  'GET /drives/{driveId}/items/{itemId}/children': 200,
};
/** The default page size, which is always possible. */
const usualPage = 100;

/** The largest `$top` allowed. */
export function largestPageOf(name: CallName): number {
  return documentedPages[name] ?? usualPage;
}

const removal = {
  delegated: ['Application.ReadWrite.All'],
  application: ['Application.ReadWrite.All'],
} as const;

/** Permissions that a page requires beyond those in the table. */
export const strictPermissions: Readonly<Partial<Record<CallName, CallPermissions>>> = {
  'GET /education/classes/{id}/group': {
    delegated: ['EduRoster.ReadBasic + Directory.Read.All'],
    application: ['EduRoster.Read.All + Directory.Read.All'],
  },
  // OwnedBy is for owners, and consent makes nobody an owner.
  'DELETE /servicePrincipals/{id}': removal,
  "DELETE /servicePrincipals(appId='{appId}')": removal,
};

export type DocumentedBody = 'none' | 'empty object' | 'some';

/** What a request must contain. */
export function documentedBodyOf(name: CallName): DocumentedBody {
  if (/^POST .*\/setUp\w*ResourcesFolder$/.test(name)) return 'empty object';
  const hasNone = /^(?:GET|DELETE) |\/(?:de)?activate$|\/(?:publish|return|reassign|excuse)$/;
  return hasNone.test(name) || /\/(?:un)?submit$/.test(name) ? 'none' : 'some';
}
