import {
  assignTo,
  listAssignedTo,
  listAssignmentsOf,
  listPermissionGrants,
} from '../directory/app-role-assignments';
import { assignmentHandlers } from '../assignments/assignment-endpoints';
import type { Handler } from '../call/call';
import {
  getClass,
  getGroupOfClass,
  listClasses,
  listMembers,
  listSchoolsOfClass,
  listTeachers,
} from '../education/classes';
import {
  getSchool,
  listClassesOfSchool,
  listSchools,
  listUsersOfSchool,
} from '../education/schools';
import {
  getDirectoryUser,
  getEducationUser,
  listClassesOfUser,
  listEducationUsers,
  listSchoolsOfUser,
  listTaughtClasses,
} from '../education/users';
import {
  getConversation,
  listConversations,
  listPosts,
  listThreads,
  listThreadsOfConversation,
} from '../conversations/conversations';
import { createUploadSession, deleteDriveItem, putContent } from '../drives/drive-writes';
import {
  getChildByName,
  getDrive,
  getDriveItem,
  getDriveItemContent,
  getGroupDrive,
  getGroupRoot,
  listDriveItemChildren,
  listGroupRootChildren,
} from '../drives/drives';
import {
  deltaOfClasses,
  deltaOfEducationUsers,
  deltaOfSchools,
  deltaOfUsers,
} from '../delta/answer-delta';
import { getGroup, listGroupMembers, listGroupOwners } from '../directory/groups';
import { listDirectoryRoles, listMemberOf } from '../directory/member-of';
import { addMember, addOwner, removeMember, removeOwner } from '../directory/member-refs';
import { getOrganization, listOrganizations } from '../directory/organization';
import type { CallName } from '../permissions/permissions';
import { getPhoto, getPhotoBytes, getSizedPhotoBytes, listPhotos } from '../photos/photos';
import {
  deleteServicePrincipal,
  getServicePrincipal,
  listServicePrincipals,
} from '../directory/service-principals';
import { getDeletedUser, getMe, getUser, listUsers } from '../directory/users';

/** Everything in Graph that the sandbox imitates; anything else returns 501. */
const handlers: Readonly<Record<CallName, Handler>> = {
  ...assignmentHandlers,
  'GET /me': getMe,
  'GET /me/memberOf': listMemberOf,
  'GET /me/memberOf/microsoft.graph.directoryRole': listDirectoryRoles,
  'GET /me/photo': getPhoto,
  'GET /me/photos': listPhotos,
  'GET /me/photo/$value': getPhotoBytes,
  'GET /me/photos/{size}/$value': getSizedPhotoBytes,
  'GET /users': listUsers,
  'GET /users/delta': deltaOfUsers,
  'GET /users/{id}': getUser,
  'GET /users/{id}/photo': getPhoto,
  'GET /users/{id}/photos': listPhotos,
  'GET /users/{id}/photo/$value': getPhotoBytes,
  'GET /users/{id}/photos/{size}/$value': getSizedPhotoBytes,
  'GET /directory/deletedItems/{id}': getDeletedUser,
  'GET /organization': listOrganizations,
  'GET /organization/{id}': getOrganization,
  'GET /servicePrincipals': listServicePrincipals,
  'GET /servicePrincipals/{id}': getServicePrincipal,
  "GET /servicePrincipals(appId='{appId}')": getServicePrincipal,
  'DELETE /servicePrincipals/{id}': deleteServicePrincipal,
  "DELETE /servicePrincipals(appId='{appId}')": deleteServicePrincipal,
  'GET /servicePrincipals/{id}/appRoleAssignedTo': listAssignedTo,
  'POST /servicePrincipals/{id}/appRoleAssignedTo': assignTo,
  'GET /servicePrincipals/{id}/appRoleAssignments': listAssignmentsOf,
  'GET /servicePrincipals/{id}/oauth2PermissionGrants': listPermissionGrants,
  'GET /oauth2PermissionGrants': listPermissionGrants,
  'GET /groups/{id}': getGroup,
  'GET /groups/{id}/members': listGroupMembers,
  'GET /groups/{id}/owners': listGroupOwners,
  'POST /groups/{id}/members/$ref': addMember,
  'POST /groups/{id}/owners/$ref': addOwner,
  'DELETE /groups/{id}/members/{userId}/$ref': removeMember,
  'DELETE /groups/{id}/owners/{userId}/$ref': removeOwner,
  'GET /groups/{id}/drive': getGroupDrive,
  'GET /groups/{id}/drive/root': getGroupRoot,
  'GET /groups/{id}/drive/root/children': listGroupRootChildren,
  'GET /drives/{driveId}': getDrive,
  'GET /drives/{driveId}/items/{itemId}': getDriveItem,
  'GET /drives/{driveId}/items/{itemId}:/{fileName}': getChildByName,
  'GET /drives/{driveId}/items/{itemId}/children': listDriveItemChildren,
  'GET /drives/{driveId}/items/{itemId}/content': getDriveItemContent,
  'PUT /drives/{driveId}/items/{itemId}:/{fileName}:/content': putContent,
  'POST /drives/{driveId}/items/{itemId}:/{fileName}:/createUploadSession': createUploadSession,
  'DELETE /drives/{driveId}/items/{itemId}': deleteDriveItem,
  'GET /groups/{id}/conversations': listConversations,
  'GET /groups/{id}/conversations/{conversationId}': getConversation,
  'GET /groups/{id}/conversations/{conversationId}/threads': listThreadsOfConversation,
  'GET /groups/{id}/conversations/{conversationId}/threads/{threadId}/posts': listPosts,
  'GET /groups/{id}/threads': listThreads,
  'GET /groups/{id}/threads/{threadId}/posts': listPosts,
  'GET /education/me': getEducationUser,
  'GET /education/me/classes': listClassesOfUser,
  'GET /education/me/taughtClasses': listTaughtClasses,
  'GET /education/me/schools': listSchoolsOfUser,
  'GET /education/me/user': getDirectoryUser,
  'GET /education/users': listEducationUsers,
  'GET /education/users/delta': deltaOfEducationUsers,
  'GET /education/users/{id}': getEducationUser,
  'GET /education/users/{id}/classes': listClassesOfUser,
  'GET /education/users/{id}/taughtClasses': listTaughtClasses,
  'GET /education/users/{id}/schools': listSchoolsOfUser,
  'GET /education/users/{id}/user': getDirectoryUser,
  'GET /education/schools': listSchools,
  'GET /education/schools/delta': deltaOfSchools,
  'GET /education/schools/{id}': getSchool,
  'GET /education/schools/{id}/classes': listClassesOfSchool,
  'GET /education/schools/{id}/users': listUsersOfSchool,
  'GET /education/classes': listClasses,
  'GET /education/classes/delta': deltaOfClasses,
  'GET /education/classes/{id}': getClass,
  'GET /education/classes/{id}/members': listMembers,
  'GET /education/classes/{id}/teachers': listTeachers,
  'GET /education/classes/{id}/schools': listSchoolsOfClass,
  'GET /education/classes/{id}/group': getGroupOfClass,
  'POST /education/classes/{id}/members/$ref': addMember,
  'POST /education/classes/{id}/teachers/$ref': addOwner,
  'DELETE /education/classes/{id}/members/{userId}/$ref': removeMember,
  'DELETE /education/classes/{id}/teachers/{userId}/$ref': removeOwner,
};

/** Ids that would shadow names the sandbox doesn't imitate. */
const reserved = ['delta', '$count', '$ref'];

interface Endpoint {
  readonly name: CallName;
  readonly method: string;
  readonly pattern: RegExp;
  readonly handle: Handler;
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

/** Paths are case-insensitive, as in practice. */
function compile(template: string): RegExp {
  const parts = template.split(/(\{\w+\})/).map((part) => {
    const parameter = /^\{(\w+)\}$/.exec(part)?.[1];
    if (!parameter) return escape(part);
    // File names may have parentheses.
    return `(?<${parameter}>${parameter === 'fileName' ? '[^/]' : '[^/()]'}+)`;
  });
  return new RegExp(`^${parts.join('')}/?$`, 'i');
}

const endpoints: readonly Endpoint[] = (Object.entries(handlers) as [CallName, Handler][]).map(
  ([name, handle]) => {
    const [method = '', template = ''] = name.split(' ');
    return { name, method, pattern: compile(template), handle };
  },
);

/** The endpoint found for a path. */
export interface Found {
  readonly name: CallName;
  readonly handle: Handler;
  /** Parts of the path, not decoded. */
  readonly params: Readonly<Record<string, string>>;
}

/** The endpoint that answers a method and a path, if the sandbox imitates one. */
export function findEndpoint(method: string, path: string): Found | undefined {
  for (const endpoint of endpoints) {
    const match = endpoint.method === method ? endpoint.pattern.exec(path) : null;
    const params = { ...match?.groups };
    const isReserved = Object.entries(params).some(
      ([name, value]) => name !== 'fileName' && reserved.includes(value.toLowerCase()),
    );
    if (match && !isReserved) return { name: endpoint.name, handle: endpoint.handle, params };
  }
  return undefined;
}
