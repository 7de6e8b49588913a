import type { Role, Session } from '@app/contracts';
import { roles } from '@app/contracts';
import type { SessionUser } from './session-user';

type UserView = NonNullable<Session['user']>;

/** The page that AUTH-7 leads to. An administrator who isn't linked goes on from Link. */
function homeOf(user: SessionUser): string {
  if (!user.isLinked) return '/link';
  const isAdmin = user.roles.includes('Admin');
  return isAdmin && !user.organization?.isAdminConsented ? '/admin' : '/schools';
}

const mainRoleOf = (held: readonly Role[]): Role | null =>
  roles.find((role) => held.includes(role)) ?? null;

/** Names and e-mail: Microsoft's where there is a Microsoft account; a local account has only its e-mail. */
function nameOf({ local, microsoft }: SessionUser) {
  const { email = '', firstName = '', lastName = '' } = microsoft ?? local ?? {};
  return { email, displayName: microsoft?.displayName ?? email, firstName, lastName };
}

export function toUserView(user: SessionUser): UserView {
  const { local, microsoft } = user;
  return {
    ...(microsoft && { id: microsoft.objectId }),
    ...nameOf(user),
    roles: roles.filter((role) => user.roles.includes(role)),
    mainRole: mainRoleOf(user.roles),
    ...(local && { local: { email: local.email, favoriteColor: local.favoriteColor } }),
    ...(microsoft && {
      microsoft: {
        id: microsoft.objectId,
        email: microsoft.email,
        displayName: microsoft.displayName,
      },
    }),
  };
}

/** A session as the browser may see it. */
export function toSession(user: SessionUser | undefined): Session {
  if (!user) return { authenticated: false, linked: false, next: '/sign-in' };
  const { organization } = user;
  return {
    authenticated: true,
    linked: user.isLinked,
    next: homeOf(user),
    user: toUserView(user),
    ...(organization && {
      organization: {
        tenantId: organization.tenantId,
        name: organization.name,
        consented: organization.isAdminConsented,
      },
    }),
  };
}
