import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import type { SessionData } from 'express-session';
import { sessionLifetime } from './session-lifetime';
import type { MicrosoftAccount } from './session-user';
import { SessionStore } from './session.store';

/** Who a session is for. See `session-data.ts` on what `userId` means. */
export interface SignedIn {
  userId?: string | undefined;
  microsoft?: MicrosoftAccount | undefined;
  rememberMe?: boolean | undefined;
}

const promised = (call: (done: (error?: unknown) => void) => void) =>
  new Promise<void>((resolve, reject) => {
    call((error) => {
      if (error) reject(error instanceof Error ? error : new Error('The session store failed.'));
      else resolve();
    });
  });

/** Starts, changes and ends sessions; the id changes with every privilege (S-8). */
@Injectable()
export class SessionService {
  constructor(private readonly store: SessionStore) {}

  /**
   * Begins a session under a new id; what the old one held is gone, unless `keep` says otherwise. Stored when it
   * resolves, so a redirect may follow.
   */
  async start(
    request: Request,
    { userId, microsoft, rememberMe }: SignedIn,
    keep: Partial<SessionData> = {},
  ): Promise<void> {
    await promised((done) => request.session.regenerate(done));
    const { session } = request;
    Object.assign(session, keep);
    if (userId) session.userId = userId;
    if (microsoft) session.microsoft = microsoft;
    if (rememberMe) {
      session.rememberMe = true;
      session.cookie.maxAge = sessionLifetime.rememberedMs;
    }
    await promised((done) => session.save(done));
  }

  /** Ends this session; its id is worth nothing from here on. */
  async end(request: Request): Promise<void> {
    await promised((done) => request.session.destroy(done));
  }

  /** Ends all sessions of a local account, in every browser. */
  async revokeUser(userId: string): Promise<void> {
    await this.store.revokeUser(userId);
  }
}
