import type { LinkState } from '@app/contracts';
import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { MicrosoftLoginRequired } from '../../http';
import { AlreadyLinked, PendingLinks, SessionService, SignOutUrl, type SessionUser } from '../auth';
import { AccountLinker } from './account-linker';
import { toMicrosoftView } from './microsoft-view';

/** The last step of a link to Microsoft, once the user has seen both accounts (LINK-1). */
@Injectable()
export class LinkConfirmation {
  constructor(
    private readonly linker: AccountLinker,
    private readonly pendingLinks: PendingLinks,
    private readonly sessions: SessionService,
    private readonly signOutUrl: SignOutUrl,
  ) {}

  /** The waiting Microsoft account, while it can be confirmed in this browser. */
  describe(request: Request, user: SessionUser): Partial<LinkState> {
    const pending = user.isLinked ? undefined : this.pendingLinks.find(request);
    return pending ? { microsoftAccount: toMicrosoftView(pending), toConfirm: true } : {};
  }

  /** @throws SignInNotHere, SignInTooOld, AlreadyLinked */
  async confirm(request: Request, response: Response, user: SessionUser): Promise<void> {
    if (user.local && user.isLinked) throw AlreadyLinked.local(user.local.email ?? '');
    const microsoft = this.pendingLinks.require(request);
    const { userId, rememberMe } = request.session;
    if (!userId) throw new MicrosoftLoginRequired();
    try {
      await this.linker.link(microsoft, async () => {
        await this.sessions.claim(request);
        return userId;
      });
    } catch (error) {
      // Nothing is left to confirm: the page offers to sign in with another account instead.
      if (error instanceof AlreadyLinked) this.pendingLinks.close(request, response);
      throw error;
    }
    this.pendingLinks.close(request, response);
    const signedIn = { userId, microsoft, rememberMe, isFromMicrosoft: true };
    await this.sessions.start(request, signedIn, { justLinked: true });
  }

  async cancel(request: Request, response: Response): Promise<void> {
    const microsoft = this.pendingLinks.close(request, response);
    if (microsoft) await this.signOutUrl.forget(microsoft);
  }
}
