import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { AccountRepository, type Account } from '../accounts/account.repository';
import type { Organization } from '../accounts/organization.entity';
import type { LocalAccount, MicrosoftAccount, SessionUser } from './session-user';

const toLocal = ({ id, email, firstName, lastName, profile }: Account): LocalAccount => ({
  id,
  email,
  firstName,
  lastName,
  favoriteColor: profile.favoriteColor,
});

const toOrganization = ({ id, tenantId, name, isAdminConsented }: Organization) => ({
  id,
  tenantId,
  name,
  isAdminConsented,
});

/** The Microsoft half of a link, for somebody who signed in with the local half. */
function linkedMicrosoft(
  account: Account,
  signedIn: MicrosoftAccount | undefined,
): MicrosoftAccount | undefined {
  const { o365UserId: objectId, organization, ...profile } = account.profile;
  if (!objectId || !organization) return undefined;
  const { tenantId } = organization;
  if (signedIn?.objectId === objectId && signedIn.tenantId === tenantId) return signedIn;
  const { email, firstName, lastName } = account;
  return {
    tenantId,
    objectId,
    homeAccountId: profile.o365HomeAccountId ?? `${objectId}.${tenantId}`,
    email: profile.o365Email ?? email,
    displayName: profile.o365DisplayName ?? (`${firstName} ${lastName}`.trim() || email),
    firstName,
    lastName,
  };
}

/** Tells who is signed in from the database, never from the session alone (AUTH-6, S-14). */
@Injectable()
export class SessionUserLoader {
  private readonly loaded = new WeakMap<object, Promise<SessionUser | undefined>>();

  constructor(private readonly accounts: AccountRepository) {}

  /** Who sends this request; asked once a request, and again when its session changes. */
  load(request: Request): Promise<SessionUser | undefined> {
    return this.loaded.get(request.session) ?? this.reload(request);
  }

  /** As `load`, after a change of what was loaded. */
  reload(request: Request): Promise<SessionUser | undefined> {
    const user = this.read(request);
    if (request.session) this.loaded.set(request.session, user);
    return user;
  }

  private async read({ session }: Request): Promise<SessionUser | undefined> {
    if (session?.userId) return this.readLocal(session.userId, session.microsoft);
    if (session?.microsoft) return this.readMicrosoft(session.microsoft);
    return undefined;
  }

  private async readLocal(
    userId: string,
    signedIn: MicrosoftAccount | undefined,
  ): Promise<SessionUser | undefined> {
    const found = await this.accounts.findWithProfile(userId);
    if (!found?.account.isActive) return undefined;
    const { account, roles } = found;
    const local = toLocal(account);
    const linked = linkedMicrosoft(account, signedIn);
    if (linked && account.profile.organization) {
      return {
        local,
        microsoft: linked,
        organization: toOrganization(account.profile.organization),
        roles,
        isLinked: true,
      };
    }
    if (!signedIn) return { local, roles: [], isLinked: false };
    const other = await this.readMicrosoft(signedIn);
    // Somebody else's link is not this session's to use.
    return other && { ...other, local, isLinked: false };
  }

  private async readMicrosoft(microsoft: MicrosoftAccount): Promise<SessionUser | undefined> {
    const { organization, account, roles } = await this.accounts.findByMicrosoft(microsoft);
    if (account && !account.isActive) return undefined;
    return {
      ...(account && { local: toLocal(account) }),
      microsoft,
      ...(organization && { organization: toOrganization(organization) }),
      roles,
      isLinked: account !== undefined,
    };
  }
}
