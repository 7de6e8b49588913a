import type { Role } from '@app/contracts';
import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import type { SessionData } from 'express-session';
import { Clock } from '../../../clock/clock';
import { AccountRepository, type Account } from '../accounts/account.repository';
import { isSameAccount, type MicrosoftAccount } from '../accounts/microsoft-account';
import type { Organization } from '../accounts/organization.entity';
import type { Profile } from '../accounts/profile.entity';
import { administrationOf } from './administration';
import type { LocalAccount, SessionUser } from './session-user';

const toLocal = ({ id, email, firstName, lastName, profile }: Account): LocalAccount => ({
  id,
  email,
  firstName,
  lastName,
  favoriteColor: profile.favoriteColor,
});

const toOrganization = ({ id, tenantId, name, isAdminConsented, appRemains }: Organization) => ({
  id,
  tenantId,
  name,
  isAdminConsented,
  ...(appRemains && { appRemains }),
});

/** The Microsoft half of a link as the sync knows it, whichever half signed in: names change during a session (AUTH-6). */
function linkedMicrosoft(
  { profile, ...account }: Account,
  { tenantId }: Pick<Organization, 'tenantId'>,
  signedIn: MicrosoftAccount | undefined,
): MicrosoftAccount | undefined {
  const { o365UserId: objectId } = profile;
  if (!objectId) return undefined;
  const session =
    signedIn && isSameAccount(signedIn, { tenantId, objectId }) ? signedIn : undefined;
  const { o365HomeAccountId } = profile;
  return {
    tenantId,
    objectId,
    homeAccountId: session?.homeAccountId ?? o365HomeAccountId ?? `${objectId}.${tenantId}`,
    ...namesNow(profile, session ?? account),
  };
}

type Names = Pick<MicrosoftAccount, 'email' | 'firstName' | 'lastName'>;
type NamesBefore = Omit<Names, 'email'> & { email: string | null };

/** For links older than the columns, the parts of the name are unknown until the sync has seen the person. */
function namesNow(profile: Profile, before: NamesBefore): Names & { displayName: string } {
  const email = profile.o365Email ?? before.email ?? '';
  const displayName = profile.o365DisplayName ?? email;
  const { firstName, lastName } = before;
  if (profile.o365PrincipalName === null) return { email, displayName, firstName, lastName };
  const { o365GivenName, o365Surname } = profile;
  return { email, displayName, firstName: o365GivenName ?? '', lastName: o365Surname ?? '' };
}

/** Determines who is signed in from the database, never from the session alone (AUTH-6, S-14). */
@Injectable()
export class SessionUserLoader {
  private readonly loaded = new WeakMap<object, Promise<SessionUser | undefined>>();

  constructor(
    private readonly accounts: AccountRepository,
    private readonly clock: Clock,
  ) {}

  /** Who sent this request; read once per request, and again when its session changes. */
  load(request: Request): Promise<SessionUser | undefined> {
    return this.loaded.get(request.session) ?? this.reload(request);
  }

  /** Like `load`, after a change to what was loaded. */
  reload(request: Request): Promise<SessionUser | undefined> {
    const user = this.read(request).then((found) => found && this.rated(found, request.session));
    if (request.session) this.loaded.set(request.session, user);
    return user;
  }

  private async read({ session }: Request): Promise<SessionUser | undefined> {
    if (session?.userId) return this.readLocal(session.userId, session.microsoft);
    if (session?.microsoft) return this.readMicrosoft(session.microsoft);
    return undefined;
  }

  /** The Admin role only counts as far as Microsoft has vouched for it in this session. */
  private rated(user: SessionUser, session: Partial<SessionData>): SessionUser {
    const isSignedIn = isSameAccount(session.microsoft, user.microsoft);
    const signedInAt = isSignedIn ? session.microsoftSignInAt : undefined;
    const administration = administrationOf(user.roles, signedInAt, this.clock.now());
    const isShown = (role: Role) => role !== 'Admin' || isSignedIn || session.isVouchedFor;
    return {
      ...user,
      roles: user.roles.filter(isShown),
      ...(administration && { administration }),
    };
  }

  private async readLocal(
    userId: string,
    signedIn: MicrosoftAccount | undefined,
  ): Promise<SessionUser | undefined> {
    const found = await this.accounts.findWithProfile(userId);
    if (!found?.account.isActive) return undefined;
    const { account, roles } = found;
    const local = toLocal(account);
    const { organization } = account.profile;
    const linked = organization && linkedMicrosoft(account, organization, signedIn);
    if (linked) {
      return {
        local,
        microsoft: linked,
        organization: toOrganization(organization),
        roles,
        isLinked: true,
      };
    }
    if (!signedIn) return { local, roles: [], isLinked: false };
    const other = await this.readMicrosoft(signedIn);
    // This session must not use somebody else's link.
    return other && { ...other, local, isLinked: false };
  }

  private async readMicrosoft(microsoft: MicrosoftAccount): Promise<SessionUser | undefined> {
    const { organization, account, roles } = await this.accounts.findByMicrosoft(microsoft);
    if (account && !account.isActive) return undefined;
    const linked = account && organization && linkedMicrosoft(account, organization, microsoft);
    return {
      ...(account && { local: toLocal(account) }),
      microsoft: linked ?? microsoft,
      ...(organization && { organization: toOrganization(organization) }),
      roles,
      isLinked: account !== undefined,
    };
  }
}
