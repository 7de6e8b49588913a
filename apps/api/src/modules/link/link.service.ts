import type { LinkLocal, LinkNewLocal, LinkState } from '@app/contracts';
import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { MicrosoftLoginRequired } from '../../http';
import {
  AlreadyLinked,
  LocalSignIn,
  ProfileRepository,
  SessionService,
  UserRepository,
  type MicrosoftAccount,
  type SessionUser,
  type User,
} from '../auth';
import { AccountLinker } from './account-linker';

/** The Link page: what is linked, and the two ways to link with a Microsoft account that is signed in. */
@Injectable()
export class LinkService {
  constructor(
    private readonly linker: AccountLinker,
    private readonly localSignIn: LocalSignIn,
    private readonly users: UserRepository,
    private readonly profiles: ProfileRepository,
    private readonly sessions: SessionService,
  ) {}

  /** The outcome of the last attempt is told once, so it leaves the session here. */
  async describe({ session }: Request, user: SessionUser): Promise<LinkState> {
    const { linkError, justLinked } = session;
    delete session.linkError;
    delete session.justLinked;
    return {
      ...(await this.describeAccounts(user)),
      ...(linkError ? { lastError: linkError } : {}),
      ...(justLinked ? { justLinked } : {}),
    };
  }

  /** With an account that exists: always by its password, never by its e-mail alone (LINK-2, S-4). */
  async linkLocal(request: Request, user: SessionUser, credentials: LinkLocal): Promise<void> {
    const account = linkableAccount(user);
    const address = request.ip ?? '';
    const { id } = await this.localSignIn.check({ ...credentials, address });
    await this.linker.link(account, () => Promise.resolve(id));
    await this.startLinked(request, account, id);
  }

  /**
   * With an account made now, or the one made so before. It has no password, so nobody signs in to it with one (S-3), and
   * only this way leads back to it.
   */
  async linkNewLocal(request: Request, user: SessionUser, choice: LinkNewLocal): Promise<void> {
    const account = linkableAccount(user);
    const id = await this.linker.link(account, () => this.reuseOrCreate(account, choice));
    await this.startLinked(request, account, id);
  }

  /** @throws EmailTaken */
  private async reuseOrCreate(account: MicrosoftAccount, choice: LinkNewLocal): Promise<string> {
    const { tenantId, objectId, email, firstName, lastName } = account;
    const { favoriteColor } = choice;
    const former = await this.users.findFormer(account);
    if (former) {
      await this.profiles.setFavoriteColor(former.id, favoriteColor);
      await this.users.recordLogin(former.id);
      return former.id;
    }
    const names = { email, firstName, lastName };
    const madeFrom = { tenantId, objectId };
    const made = { ...names, favoriteColor, passwordHash: null, madeFrom };
    return (await this.users.create(made)).id;
  }

  private async startLinked(
    request: Request,
    microsoft: MicrosoftAccount,
    userId: string,
  ): Promise<void> {
    const { rememberMe } = request.session;
    await this.sessions.start(request, { userId, microsoft, rememberMe }, { justLinked: true });
  }

  private async describeAccounts({ isLinked, local, microsoft }: SessionUser): Promise<LinkState> {
    const former = microsoft && !isLinked ? await this.users.findFormer(microsoft) : null;
    return {
      linked: isLinked,
      ...(local && {
        localAccount: { email: local.email, favoriteColor: local.favoriteColor },
      }),
      ...(microsoft && {
        microsoftAccount: {
          id: microsoft.objectId,
          email: microsoft.email,
          displayName: microsoft.displayName,
        },
      }),
      ...(former && { formerLocalAccount: toFormer(former) }),
      ...(microsoft && !local && { matchingLocalAccount: await this.isLinkable(microsoft.email) }),
    };
  }

  /** A hint that a password is worth asking for; the e-mail proves nothing (LINK-2). */
  private async isLinkable(email: string): Promise<boolean> {
    const user = await this.users.findByEmail(email);
    if (!user?.isActive || !user.passwordHash) return false;
    return !(await this.profiles.findByUser(user.id))?.o365UserId;
  }
}

const toFormer = ({ email, profile }: User) => ({
  email,
  favoriteColor: profile?.favoriteColor ?? null,
});

/** @throws MicrosoftLoginRequired, AlreadyLinked */
function linkableAccount({ microsoft, isLinked }: SessionUser): MicrosoftAccount {
  if (!microsoft) throw new MicrosoftLoginRequired();
  if (isLinked) throw AlreadyLinked.microsoft(microsoft.email);
  return microsoft;
}
