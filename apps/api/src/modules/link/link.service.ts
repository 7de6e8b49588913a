import { emailSchema, type LinkLocal, type LinkNewLocal, type LinkState } from '@app/contracts';
import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { MicrosoftLoginRequired } from '../../http';
import {
  AlreadyLinked,
  LocalSignIn,
  ProfileRepository,
  SessionService,
  UserRepository,
  type Account,
  type MicrosoftAccount,
  type MicrosoftPerson,
  type SessionUser,
  type SignedIn,
} from '../auth';
import { AccountLinker } from './account-linker';
import { toMicrosoftView } from './microsoft-view';

/** The Link page: what is linked, and the two ways to link a signed-in Microsoft account. */
@Injectable()
export class LinkService {
  constructor(
    private readonly linker: AccountLinker,
    private readonly localSignIn: LocalSignIn,
    private readonly users: UserRepository,
    private readonly profiles: ProfileRepository,
    private readonly sessions: SessionService,
  ) {}

  /** The outcome of the last attempt is reported once, so it is removed from the session here. */
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

  /** Links an existing account: always by its password, never by its email alone (LINK-2, S-4). */
  async linkLocal(request: Request, user: SessionUser, credentials: LinkLocal): Promise<void> {
    const account = linkableAccount(user);
    const { id } = await this.localSignIn.check(credentials, request);
    await this.linker.link(account, async () => {
      await this.sessions.claim(request);
      return id;
    });
    await this.startLinked(request, { userId: id, microsoft: account });
  }

  /**
   * Links a new account, or the one created this way before. It has no password, so nobody can sign in with one (S-3),
   * and this is the only way back to it.
   */
  async linkNewLocal(request: Request, user: SessionUser, choice: LinkNewLocal): Promise<void> {
    const account = linkableAccount(user);
    const id = await this.linker.link(account, async (person) => {
      await this.sessions.claim(request);
      return this.reuseOrCreate(person, choice);
    });
    await this.startLinked(request, { userId: id, microsoft: account });
  }

  private async reuseOrCreate(person: MicrosoftPerson, choice: LinkNewLocal): Promise<string> {
    const { tenantId, objectId, firstName, lastName } = person.account;
    const { favoriteColor } = choice;
    const former = await this.users.findFormer({ tenantId, objectId });
    if (former) {
      await this.profiles.setFavoriteColor(former.id, favoriteColor);
      await this.users.recordLogin(former.id);
      return former.id;
    }
    const emails = addressesOf(person);
    const madeFrom = { tenantId, objectId };
    const made = { emails, firstName, lastName, favoriteColor, madeFrom };
    return (await this.users.createFromMicrosoft(made)).id;
  }

  private async startLinked(request: Request, signedIn: SignedIn): Promise<void> {
    const { rememberMe } = request.session;
    await this.sessions.start(request, { ...signedIn, rememberMe }, { justLinked: true });
  }

  private async describeAccounts({ isLinked, local, microsoft }: SessionUser): Promise<LinkState> {
    const former = microsoft && !isLinked ? await this.users.findFormer(microsoft) : null;
    return {
      linked: isLinked,
      ...(local && {
        localAccount: { email: local.email, favoriteColor: local.favoriteColor },
      }),
      ...(microsoft && { microsoftAccount: toMicrosoftView(microsoft) }),
      ...(former && { formerLocalAccount: toFormer(former) }),
      ...(microsoft && !local && { matchingLocalAccount: await this.isLinkable(microsoft.email) }),
    };
  }

  /** A hint that a password is worth asking for; the email proves nothing (LINK-2). */
  private async isLinkable(email: string): Promise<boolean> {
    const user = await this.users.findByEmail(email);
    if (!user?.isActive || !user.passwordHash) return false;
    return !(await this.profiles.findByUser(user.id))?.o365UserId;
  }
}

/** The person's mail and sign-in name, if they are addresses; a guest's sign-in name (`#EXT#`) isn't theirs. */
const addressesOf = ({ mail, principalName }: MicrosoftPerson): string[] =>
  [mail, principalName].filter(
    (address): address is string =>
      emailSchema.safeParse(address).success && !/#ext#/i.test(address ?? ''),
  );

const toFormer = ({ email, profile }: Account) => ({
  email,
  favoriteColor: profile.favoriteColor,
});

/** @throws MicrosoftLoginRequired, AlreadyLinked */
function linkableAccount({ microsoft, isLinked }: SessionUser): MicrosoftAccount {
  if (!microsoft) throw new MicrosoftLoginRequired();
  if (isLinked) throw AlreadyLinked.microsoft(microsoft.email);
  return microsoft;
}
