import { type Role, type Session, roles } from '@app/contracts';
import type { SessionUser } from './session-user';

type UserView = NonNullable<Session['user']>;

/** The page to start on (AUTH-7). An unlinked administrator starts on Link and continues from there. */
function homeOf(user: SessionUser): string {
  if (!user.isLinked) return '/link';
  const isAdmin = user.roles.includes('Admin');
  return isAdmin && !user.organization?.isAdminConsented ? '/admin' : '/schools';
}

const mainRoleOf = (held: readonly Role[]): Role | null =>
  roles.find((role) => held.includes(role)) ?? null;

/** Names and email: Microsoft's if there is a Microsoft account; a local account only has its email. */
function nameOf({ local, microsoft }: SessionUser) {
  if (microsoft) {
    const { email, displayName, firstName, lastName } = microsoft;
    return { email, displayName, firstName, lastName };
  }
  const { firstName = '', lastName = '' } = local ?? {};
  const email = local?.email ?? '';
  return { email, displayName: email || `${firstName} ${lastName}`.trim(), firstName, lastName };
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
