import { assignmentPermissions, higherAssignmentPermissions } from './assignment-permissions';

/**
 * Who may call what: each call's least permissions, any one of which is enough; a plus joins those needed together.
 * @see https://learn.microsoft.com/graph/permissions-reference
 */

const unsupported = 'not supported' as const;

/** The permissions for one kind of token. */
type Permissions = readonly string[] | typeof unsupported;

export interface CallPermissions {
  readonly delegated: Permissions;
  readonly application: Permissions;
  /** Whose error wording to use, if not the directory's. */
  readonly service?: 'files' | 'exchange' | 'assignments';
  /** For users who ask about themselves by id. */
  readonly self?: readonly string[];
}

const roster = { delegated: ['EduRoster.ReadBasic'], application: ['EduRoster.Read.All'] } as const;
const ownRoster = { delegated: ['EduRoster.ReadBasic'], application: unsupported } as const;
const rosterDelta = {
  delegated: ['EduRoster.ReadBasic'],
  application: ['EduRoster.ReadBasic.All'],
} as const;
const appRoster = { delegated: unsupported, application: ['EduRoster.Read.All'] } as const;
const ownProfile = { delegated: ['User.Read'], application: unsupported } as const;
const readAllUsers = { delegated: ['User.Read.All'], application: ['User.Read.All'] } as const;
const photo = {
  delegated: ['ProfilePhoto.Read.All'],
  application: ['ProfilePhoto.Read.All'],
  self: ['User.Read'],
} as const;
const readApps = {
  delegated: ['Application.Read.All'],
  application: ['Application.Read.All', 'Application.ReadWrite.OwnedBy'],
} as const;
const removeApp = {
  delegated: ['Application.ReadWrite.All'],
  application: ['Application.ReadWrite.OwnedBy'],
} as const;
const readAssignments = {
  delegated: ['Application.Read.All'],
  application: ['Application.Read.All'],
} as const;
const assign = {
  delegated: ['AppRoleAssignment.ReadWrite.All + Application.Read.All'],
  application: ['AppRoleAssignment.ReadWrite.All + Application.Read.All'],
} as const;
const readGrants = {
  delegated: ['Directory.Read.All'],
  application: ['Directory.Read.All'],
} as const;
const groupMembers = {
  delegated: ['GroupMember.Read.All'],
  application: ['GroupMember.Read.All'],
} as const;

const changeMembers = {
  delegated: ['GroupMember.ReadWrite.All'],
  application: ['GroupMember.ReadWrite.All'],
} as const;
const changeOwners = {
  delegated: ['Group.ReadWrite.All'],
  application: ['Group.ReadWrite.All'],
} as const;
const changeRoster = {
  delegated: unsupported,
  application: ['EduRoster.ReadWrite.All'],
} as const;

const readFiles = {
  delegated: ['Files.Read'],
  application: ['Files.Read.All'],
  service: 'files',
} as const;
const writeFiles = {
  delegated: ['Files.ReadWrite'],
  application: ['Files.ReadWrite.All'],
  service: 'files',
} as const;

const readConversations = {
  delegated: ['Group-Conversation.Read.All'],
  application: ['Group-Conversation.Read.All'],
  service: 'exchange',
} as const;

export const callPermissions = {
  'GET /me': ownProfile,
  'GET /me/memberOf': ownProfile,
  'GET /me/memberOf/microsoft.graph.directoryRole': ownProfile,
  'GET /me/photo': ownProfile,
  'GET /me/photos': ownProfile,
  'GET /me/photo/$value': ownProfile,
  'GET /me/photos/{size}/$value': ownProfile,
  'GET /users': { delegated: ['User.ReadBasic.All'], application: ['User.ReadBasic.All'] },
  'GET /users/delta': readAllUsers,
  'GET /users/{id}': {
    delegated: ['User.ReadBasic.All'],
    application: ['User.ReadBasic.All'],
    self: ['User.Read'],
  },
  'GET /users/{id}/photo': photo,
  'GET /users/{id}/photos': photo,
  'GET /users/{id}/photo/$value': photo,
  'GET /users/{id}/photos/{size}/$value': photo,
  'GET /directory/deletedItems/{id}': readAllUsers,
  'GET /organization': { delegated: ['User.Read'], application: ['Organization.Read.All'] },
  'GET /organization/{id}': { delegated: ['User.Read'], application: ['Organization.Read.All'] },
  'GET /servicePrincipals': readApps,
  'GET /servicePrincipals/{id}': readApps,
  "GET /servicePrincipals(appId='{appId}')": readApps,
  'DELETE /servicePrincipals/{id}': removeApp,
  "DELETE /servicePrincipals(appId='{appId}')": removeApp,
  'GET /servicePrincipals/{id}/appRoleAssignedTo': readAssignments,
  'POST /servicePrincipals/{id}/appRoleAssignedTo': assign,
  'GET /servicePrincipals/{id}/appRoleAssignments': readAssignments,
  'GET /servicePrincipals/{id}/oauth2PermissionGrants': readGrants,
  'GET /oauth2PermissionGrants': readGrants,
  'GET /groups/{id}': {
    delegated: ['GroupMember.Read.All'],
    application: ['GroupMember.Read.All'],
  },
  'GET /groups/{id}/members': groupMembers,
  'GET /groups/{id}/owners': groupMembers,
  'POST /groups/{id}/members/$ref': changeMembers,
  'POST /groups/{id}/owners/$ref': changeOwners,
  'DELETE /groups/{id}/members/{userId}/$ref': changeMembers,
  'DELETE /groups/{id}/owners/{userId}/$ref': changeOwners,
  'GET /groups/{id}/drive': readFiles,
  'GET /groups/{id}/drive/root': readFiles,
  'GET /groups/{id}/drive/root/children': readFiles,
  'GET /drives/{driveId}': readFiles,
  'GET /drives/{driveId}/items/{itemId}': readFiles,
  'GET /drives/{driveId}/items/{itemId}:/{fileName}': readFiles,
  'GET /drives/{driveId}/items/{itemId}/children': readFiles,
  'GET /drives/{driveId}/items/{itemId}/content': readFiles,
  'PUT /drives/{driveId}/items/{itemId}:/{fileName}:/content': writeFiles,
  'POST /drives/{driveId}/items/{itemId}:/{fileName}:/createUploadSession': {
    ...writeFiles,
    application: ['Sites.ReadWrite.All'],
  },
  'DELETE /drives/{driveId}/items/{itemId}': writeFiles,
  'GET /groups/{id}/conversations': readConversations,
  'GET /groups/{id}/conversations/{conversationId}': readConversations,
  'GET /groups/{id}/conversations/{conversationId}/threads': readConversations,
  'GET /groups/{id}/conversations/{conversationId}/threads/{threadId}/posts': readConversations,
  'GET /groups/{id}/threads': readConversations,
  'GET /groups/{id}/threads/{threadId}/posts': readConversations,
  'GET /education/me': ownRoster,
  'GET /education/me/classes': ownRoster,
  'GET /education/me/taughtClasses': ownRoster,
  'GET /education/me/schools': ownRoster,
  'GET /education/me/user': ownRoster,
  'GET /education/users': appRoster,
  'GET /education/users/delta': rosterDelta,
  'GET /education/users/{id}': roster,
  'GET /education/users/{id}/classes': roster,
  'GET /education/users/{id}/taughtClasses': roster,
  'GET /education/users/{id}/schools': roster,
  'GET /education/users/{id}/user': roster,
  'GET /education/schools': roster,
  'GET /education/schools/delta': rosterDelta,
  'GET /education/schools/{id}': roster,
  'GET /education/schools/{id}/classes': roster,
  'GET /education/schools/{id}/users': appRoster,
  'GET /education/classes': roster,
  'GET /education/classes/delta': rosterDelta,
  'GET /education/classes/{id}': roster,
  'GET /education/classes/{id}/members': {
    delegated: ['EduRoster.ReadBasic'],
    application: ['EduRoster.Read.All + Member.Read.Hidden'],
  },
  'GET /education/classes/{id}/teachers': roster,
  'GET /education/classes/{id}/schools': roster,
  'GET /education/classes/{id}/group': roster,
  'POST /education/classes/{id}/members/$ref': {
    delegated: unsupported,
    application: ['EduRoster.ReadWrite.All + Member.Read.Hidden'],
  },
  'POST /education/classes/{id}/teachers/$ref': changeRoster,
  'DELETE /education/classes/{id}/members/{userId}/$ref': changeRoster,
  'DELETE /education/classes/{id}/teachers/{userId}/$ref': changeRoster,
  ...assignmentPermissions,
} as const satisfies Record<string, CallPermissions>;

/** A call by method and path, as in the table. */
export type CallName = keyof typeof callPermissions;

/** Permissions that include a lesser one. */
const higher: Readonly<Record<string, readonly string[]>> = {
  ...higherAssignmentPermissions,
  'User.Read': ['User.ReadBasic.All', 'User.Read.All', 'Directory.Read.All'],
  'User.ReadBasic.All': ['User.Read.All', 'Directory.Read.All'],
  'User.Read.All': ['Directory.Read.All'],
  'ProfilePhoto.Read.All': ['User.ReadBasic.All', 'User.Read.All'],
  'Organization.Read.All': ['Directory.Read.All'],
  'RoleManagement.Read.Directory': ['Directory.Read.All'],
  'Application.Read.All': ['Application.ReadWrite.All', 'Directory.Read.All'],
  'Application.ReadWrite.OwnedBy': ['Application.ReadWrite.All'],
  'GroupMember.Read.All': [
    'GroupMember.ReadWrite.All',
    'Group.Read.All',
    'Group.ReadWrite.All',
    'Directory.Read.All',
  ],
  'GroupMember.ReadWrite.All': ['Group.ReadWrite.All'],
  'Group-Conversation.Read.All': [
    'Group-Conversation.ReadWrite.All',
    'Group.Read.All',
    'Group.ReadWrite.All',
  ],
  'Files.Read': ['Files.ReadWrite', 'Files.Read.All', 'Files.ReadWrite.All'],
  'Files.Read.All': ['Files.ReadWrite.All'],
  'Files.ReadWrite': ['Files.ReadWrite.All'],
  'EduRoster.ReadBasic': ['EduRoster.Read', 'EduRoster.ReadWrite'],
  'EduRoster.Read': ['EduRoster.ReadWrite'],
  'EduRoster.ReadBasic.All': ['EduRoster.Read.All', 'EduRoster.ReadWrite.All'],
  'EduRoster.Read.All': ['EduRoster.ReadWrite.All'],
};

/** Whether one of the granted permissions is the required one or includes it. */
export function isGranted(granted: readonly string[], wanted: string): boolean {
  return [wanted, ...(higher[wanted] ?? [])].some((name) => granted.includes(name));
}

/** Whether the granted permissions allow a call. */
export function allows(permissions: Permissions, granted: readonly string[]): boolean {
  if (permissions === unsupported) return false;
  return permissions.some((alternative) =>
    alternative.split(' + ').every((name) => isGranted(granted, name)),
  );
}
