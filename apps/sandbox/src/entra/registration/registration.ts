/** Microsoft Graph, the only resource whose permissions the sandbox knows. */
export const graphResource = 'https://graph.microsoft.com';

/** The role template shared by every tenant's Global Administrators; an id_token carries it in `wids`. */
export const globalAdministrator = '62e90394-69f5-4237-9190-012177145e10';

/** What a permission lets the app do, as the consent pages word it. */
export interface Permission {
  readonly name: string;
  readonly says: string;
  /** Whether users may grant it for themselves. */
  readonly userMayConsent?: true;
}

/** Scopes of OpenID Connect itself: no resource, never refused. */
export const openIdScopes = ['openid', 'profile', 'email', 'offline_access'] as const;

/** Delegated permissions of the built-in registration: the app acts as the person who signed in. */
export const delegatedPermissions: readonly Permission[] = [
  { name: 'User.Read', says: "Sign in and read the person's profile", userMayConsent: true },
  { name: 'User.ReadBasic.All', says: "Read everyone's names and photos" },
  { name: 'EduRoster.ReadBasic', says: 'See schools, classes and their members' },
  { name: 'EduRoster.Read', says: 'See details of students and teachers' },
  { name: 'EduAssignments.ReadWrite', says: 'Read and write assignments and grades' },
  { name: 'Files.ReadWrite.All', says: 'Read and write the files the person can open' },
  { name: 'Group-Conversation.Read.All', says: 'Read class conversations' },
  { name: 'GroupMember.ReadWrite.All', says: 'Add and remove class members' },
  { name: 'Group.ReadWrite.All', says: 'Read and change classes and other groups' },
];

/** Application permissions of the built-in registration: the app acts on its own, for example in a nightly sync. */
export const applicationPermissions: readonly Permission[] = [
  { name: 'Organization.Read.All', says: "Read the organization's name" },
  { name: 'EduRoster.Read.All', says: 'Read all schools, classes and people' },
  { name: 'Member.Read.Hidden', says: 'Read members of classes that hide them' },
  { name: 'User.Read.All', says: "Read everyone's full profile" },
  { name: 'ProfilePhoto.Read.All', says: "Read everyone's photos" },
  { name: 'Application.ReadWrite.OwnedBy', says: 'Remove itself from the organization' },
  { name: 'Application.Read.All', says: 'Read which apps the organization has' },
  { name: 'AppRoleAssignment.ReadWrite.All', says: 'Give people access to the app' },
];

/** Delegated permissions that the sandbox enforces but `.default` doesn't ask for. */
export const otherDelegatedPermissions: readonly Permission[] = [
  { name: 'User.Read.All', says: "Read everyone's full profile" },
  { name: 'Organization.Read.All', says: "Read the organization's name" },
  { name: 'RoleManagement.Read.Directory', says: 'Read who holds which role' },
  { name: 'ProfilePhoto.Read.All', says: "Read everyone's photos" },
  { name: 'EduRoster.ReadWrite', says: 'Change schools, classes and their members' },
  { name: 'EduAssignments.ReadBasic', says: 'Read assignments without grades' },
  { name: 'EduAssignments.Read', says: 'Read assignments and grades' },
  { name: 'EduAssignments.ReadWriteBasic', says: 'Write assignments without grades' },
  { name: 'Files.Read', says: "Read the person's own files" },
  { name: 'Files.Read.All', says: 'Read the files the person can open' },
  { name: 'Files.ReadWrite', says: "Read and write the person's own files" },
  { name: 'Group.Read.All', says: 'Read classes and other groups' },
  { name: 'Member.Read.Hidden', says: 'Read members of classes that hide them' },
  { name: 'Application.Read.All', says: 'Read which apps the organization has' },
  { name: 'Application.ReadWrite.All', says: "Change the organization's apps" },
  { name: 'AppRoleAssignment.ReadWrite.All', says: 'Give people access to apps' },
  { name: 'Directory.Read.All', says: 'Read everything in the directory' },
];

/** A delegated permission by name, case-insensitive. */
export function findDelegatedPermission(name: string): Permission | undefined {
  const wanted = name.toLowerCase();
  return [...delegatedPermissions, ...otherDelegatedPermissions].find(
    (permission) => permission.name.toLowerCase() === wanted,
  );
}

const registeredPaths = ['/auth/microsoft/callback', '/auth/microsoft/admin-consent/callback'];

function parseUrl(value: string): URL | undefined {
  return URL.canParse(value) ? new URL(value) : undefined;
}

function isPlain(url: URL): boolean {
  return !url.username && !url.password && !url.hash;
}

function isLocalhost(url: URL): boolean {
  return url.protocol === 'http:' && url.hostname === 'localhost';
}

/** Whether a code or a consent may be sent to this address; an added origin may use any path. */
export function isRegisteredRedirectUri(value: string, addedOrigins: readonly string[]): boolean {
  const url = parseUrl(value);
  if (!url || !isPlain(url)) return false;
  if (addedOrigins.includes(url.origin)) return true;
  return isLocalhost(url) && registeredPaths.includes(url.pathname) && url.search === '';
}

/** Whether a browser may be sent here after sign-out: any of the app's pages. */
export function isRegisteredSignOutUri(value: string, addedOrigins: readonly string[]): boolean {
  const url = parseUrl(value);
  return (
    url !== undefined && isPlain(url) && (isLocalhost(url) || addedOrigins.includes(url.origin))
  );
}
