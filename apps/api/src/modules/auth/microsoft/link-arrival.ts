import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { AccountRepository } from '../accounts/account.repository';
import { AlreadyLinked } from '../accounts/account-links';
import type { LinkTrip } from '../round-trips/round-trip';
import { SessionUserLoader } from '../sessions/session-user.loader';
import { SessionService } from '../sessions/session.service';
import { PendingLinks } from './pending-links';
import { MicrosoftArrival } from './microsoft-arrival';
import type { Redemption } from './microsoft-sign-in';
import { SignInFailed } from './sign-in-failed';

/** Handles a browser that comes back from Microsoft to link (LINK-1). */
@Injectable()
export class LinkArrival {
  constructor(
    private readonly users: SessionUserLoader,
    private readonly accounts: AccountRepository,
    private readonly arrival: MicrosoftArrival,
    private readonly pendingLinks: PendingLinks,
    private readonly sessions: SessionService,
  ) {}

  /**
   * Holds the sign-in for the local account that started it, if that is still signed in: the user sees both accounts and
   * confirms that they are theirs. The session gets a new id, so that nobody who knew the old one can confirm it.
   * @throws SignInFailed, AlreadyLinked, LoginRequired
   */
  async receive(
    request: Request & { user: Redemption },
    response: Response,
    { userId }: LinkTrip,
  ): Promise<void> {
    const user = await this.users.load(request);
    if (!user?.local) throw new SignInFailed('login_required', 'sign-in');
    if (user.local.id !== userId) throw new SignInFailed('sign_in_expired', 'link');
    const { account: other } = await this.accounts.findByMicrosoft(request.user.identity);
    if (other) throw AlreadyLinked.microsoft(other.profile.o365Email ?? '');
    const microsoft = await this.arrival.receive(request.user);
    const { rememberMe } = request.session;
    const pendingLink = this.pendingLinks.open(response, microsoft);
    await this.sessions.claim(request);
    await this.sessions.start(request, { userId, rememberMe }, { pendingLink });
  }
}
