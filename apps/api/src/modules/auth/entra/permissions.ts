/** How a permission is used: on behalf of a signed-in user, or by the app alone. */
export type PermissionKind = 'sign-in' | 'delegated' | 'application';

export interface Permission {
  name: string;
  kind: PermissionKind;
  /** Its id in Microsoft Graph's service principal, as an app registration names it. */
  id: string;
  /** What it is used for, in a sentence for administrators. */
  why: string;
}

/** Microsoft Graph's own application id; the resource of every permission below. */
export const graphResourceId = '00000003-0000-0000-c000-000000000000';

/** Every permission the app requests. Consent, the health center and the app registration all read this table. */
export const permissions: readonly Permission[] = [
  {
    name: 'openid',
    kind: 'sign-in',
    id: '37f7f235-527c-4136-accd-4a02d197296e',
    why: 'Sign in with a work or school account.',
  },
  {
    name: 'profile',
    kind: 'sign-in',
    id: '14dad69e-099b-42c9-810b-d002981feec1',
    why: "Know the signed-in user's name.",
  },
  {
    name: 'offline_access',
    kind: 'sign-in',
    id: '7427e0e9-2fba-42fe-b0c0-848c9e6a8182',
    why: 'Keep users signed in without asking again every hour.',
  },
  {
    name: 'User.Read',
    kind: 'sign-in',
    id: 'e1fe6dd8-ba31-4d61-89e7-88639da4683d',
    why: "Read the user's profile and the school's name.",
  },
  {
    name: 'User.ReadBasic.All',
    kind: 'delegated',
    id: 'b340eb25-3456-403f-be2f-af7a0d370277',
    why: 'Show names and photos of classmates and teachers.',
  },
  {
    name: 'EduRoster.ReadBasic',
    kind: 'delegated',
    id: '5d186531-d1bf-4f07-8cea-7c42119e1bd9',
    why: "Show the user's schools, classes and their members.",
  },
  {
    name: 'EduRoster.Read',
    kind: 'delegated',
    id: 'a4389601-22d9-4096-ac18-36a927199112',
    why: "Show details of the students and teachers in the user's classes.",
  },
  {
    name: 'EduAssignments.ReadWrite',
    kind: 'delegated',
    id: '2f233e90-164b-4501-8bce-31af2559a2d3',
    why: 'Create, hand in and review assignments.',
  },
  {
    name: 'Files.ReadWrite.All',
    kind: 'delegated',
    id: '863451e7-0667-486c-a5d6-d135439485f0',
    why: 'Show class documents and upload files for assignments.',
  },
  {
    name: 'Group-Conversation.Read.All',
    kind: 'delegated',
    id: 'c92fbbc2-50e0-4842-93ef-385c3293ea3d',
    why: "Show the conversations of the user's classes.",
  },
  {
    name: 'GroupMember.ReadWrite.All',
    kind: 'delegated',
    id: 'f81125ac-d3b7-4573-a3b2-7099cc39df9e',
    why: 'Let a teacher add a co-teacher to a class.',
  },
  {
    name: 'Group.ReadWrite.All',
    kind: 'delegated',
    id: '4e46008b-f24c-477d-8fff-7bb4ec7aafe0',
    why: 'Make a co-teacher an owner of the class.',
  },
  {
    name: 'Organization.Read.All',
    kind: 'application',
    id: '498476ce-e0fe-48b0-b801-37ba7e2685c6',
    why: 'Know which school has consented.',
  },
  {
    name: 'EduRoster.Read.All',
    kind: 'application',
    id: 'e0ac9e1b-cb65-4fc5-87c5-1a8bc181f648',
    why: "List all of a school's classes and their teachers.",
  },
  {
    name: 'Member.Read.Hidden',
    kind: 'application',
    id: '658aa5d8-239f-45c4-aa12-864f4fc7e490',
    why: 'List members of classes whose membership is hidden.',
  },
  {
    name: 'User.Read.All',
    kind: 'application',
    id: 'df021288-bdef-4463-88db-98f22de89214',
    why: "Keep linked users' job title, department and phone up to date.",
  },
  {
    name: 'ProfilePhoto.Read.All',
    kind: 'application',
    id: 'e24d31aa-e1ab-4c80-85fe-23018690335d',
    why: 'Show photos of people in the school.',
  },
  {
    name: 'Application.ReadWrite.OwnedBy',
    kind: 'application',
    id: '18a4783c-866b-4cc7-a460-3d5e5662c884',
    why: 'Let an administrator withdraw consent.',
  },
  {
    name: 'Application.Read.All',
    kind: 'application',
    id: '9a5d68dd-52b0-4cc2-bd40-abcf44ac3a30',
    why: 'See which users have access to this application.',
  },
  {
    name: 'AppRoleAssignment.ReadWrite.All',
    kind: 'application',
    id: '06b708a9-e830-4db3-a914-8e69da51d44f',
    why: 'Let an administrator give all users access at once.',
  },
];

const namesOf = (kind: PermissionKind): string[] =>
  permissions.filter((permission) => permission.kind === kind).map(({ name }) => name);

/** What a user's token is for; the education one needs an administrator's consent. */
export type TokenPurpose = 'sign-in' | 'education';

/** The scopes to request; MSAL adds the OpenID ones (openid, profile, offline_access) itself. */
export const delegatedScopes: Record<TokenPurpose, string[]> = {
  'sign-in': ['User.Read'],
  education: namesOf('delegated'),
};

/** Everything consented to at Graph: what app-only tokens and the consent page request. */
export const allGrantedScope = 'https://graph.microsoft.com/.default';
