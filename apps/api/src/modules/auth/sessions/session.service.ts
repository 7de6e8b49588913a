import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import type { SessionData } from 'express-session';
import { Clock } from '../../../clock/clock';
import { LoginRequired } from '../../../http';
import { isSameAccount, type MicrosoftAccount } from '../accounts/microsoft-account';
import { sessionLifetime } from './session-lifetime';
import { SessionStore } from './session.store';

/** Who a session is for. See `session-data.ts` for the meaning of `userId`. */
export interface SignedIn {
  userId?: string | undefined;
  microsoft?: MicrosoftAccount | undefined;
  /** The user comes straight from a Microsoft sign-in; otherwise the time of the last one is carried over. */
  isFromMicrosoft?: boolean;
  rememberMe?: boolean | undefined;
}

const promised = (call: (done: (error?: unknown) => void) => void) =>
  new Promise<void>((resolve, reject) => {
    call((error) => {
      if (error) reject(error instanceof Error ? error : new Error('The session store failed.'));
      else resolve();
    });
  });

/** Starts, changes and ends sessions; the id changes with every change of privilege (S-8). */
@Injectable()
export class SessionService {
  constructor(
    private readonly store: SessionStore,
    private readonly clock: Clock,
  ) {}

  /**
   * Ends a session that will continue under a new id: the old one goes with the open transaction, then call `start`.
   * @throws LoginRequired if the session has ended in the meantime, and so must stay ended (S-8)
   */
  async claim({ sessionID }: Request): Promise<void> {
    if (!(await this.store.take(sessionID))) throw new LoginRequired();
  }

  /**
   * Starts a session under a new id; what the old one held is gone, except what `keep` holds. It is stored when this
   * resolves, so a redirect may follow.
   */
  async start(
    request: Request,
    signedIn: SignedIn,
    keep: Partial<SessionData> = {},
  ): Promise<void> {
    const { userId, microsoft, rememberMe } = signedIn;
    const microsoftSignInAt = this.microsoftSignInAt(request.session, signedIn);
    await promised((done) => request.session.regenerate(done));
    const { session } = request;
    Object.assign(session, keep);
    if (userId) session.userId = userId;
    if (microsoft) session.microsoft = microsoft;
    if (microsoftSignInAt !== undefined) session.microsoftSignInAt = microsoftSignInAt;
    if (rememberMe) {
      session.rememberMe = true;
      session.cookie.maxAge = sessionLifetime.rememberedMs;
    }
    await promised((done) => session.save(done));
  }

  private microsoftSignInAt(
    { microsoft: before, microsoftSignInAt }: Partial<SessionData>,
    { microsoft, isFromMicrosoft }: SignedIn,
  ): number | undefined {
    if (isFromMicrosoft) return this.clock.now();
    return isSameAccount(before, microsoft) ? microsoftSignInAt : undefined;
  }

  /** Ends this session; its id is worthless from then on. */
  async end(request: Request): Promise<void> {
    await promised((done) => request.session.destroy(done));
  }

  /** Ends all sessions of a local account, in every browser. */
  async revokeUser(userId: string): Promise<void> {
    await this.store.revokeUser(userId);
  }
}
