import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Clock } from '../../../clock/clock';
import { AppError, cookiesOf, PublicUrl } from '../../../http';
import type { PendingLink } from '../sessions/session-data';
import type { MicrosoftAccount } from '../accounts/microsoft-account';

const patience = 10 * 60_000;
const name = 'edu_link';

const hashOf = (proof: string) => createHash('sha256').update(proof).digest('hex');

/** There is no Microsoft sign-in to confirm, or it happened in another browser. */
export class SignInNotHere extends AppError {
  constructor() {
    const detail =
      "There's no Microsoft account to link in this browser. Sign in with Microsoft first.";
    super('forbidden', 403, detail);
  }
}

export class SignInTooOld extends AppError {
  constructor() {
    super('sign_in_expired', 410, 'That sign-in took too long. Sign in with Microsoft again.');
  }
}

/**
 * Microsoft accounts that have signed in to be linked, and wait for the user to confirm it (LINK-1). An attacker who
 * planted a session shares the victim's, so confirming also takes a secret in a cookie of the browser that signed in.
 */
@Injectable()
export class PendingLinks {
  constructor(
    private readonly publicUrl: PublicUrl,
    private readonly clock: Clock,
  ) {}

  /** @returns what to store in the session */
  open(response: Response, microsoft: MicrosoftAccount): PendingLink {
    const proof = randomBytes(32).toString('base64url');
    const expiresAt = this.clock.now() + patience;
    response.cookie(this.publicUrl.cookieName(name), proof, {
      ...this.options(),
      maxAge: patience,
    });
    return { microsoft, proofHash: hashOf(proof), expiresAt };
  }

  /** The account to confirm, while it can be confirmed. */
  find(request: Request): MicrosoftAccount | undefined {
    const pending = this.own(request);
    return pending && !this.isOver(pending) ? pending.microsoft : undefined;
  }

  /** @throws SignInNotHere, SignInTooOld */
  require(request: Request): MicrosoftAccount {
    const pending = this.own(request);
    if (!pending) throw new SignInNotHere();
    if (this.isOver(pending)) throw new SignInTooOld();
    return pending.microsoft;
  }

  /** @returns what was waiting, confirmed or not */
  close(request: Request, response: Response): MicrosoftAccount | undefined {
    const pending = this.own(request);
    if (pending) delete request.session.pendingLink;
    response.clearCookie(this.publicUrl.cookieName(name), this.options());
    return pending?.microsoft;
  }

  private own(request: Request): PendingLink | undefined {
    const { pendingLink } = request.session;
    const proof = cookiesOf(request)[this.publicUrl.cookieName(name)];
    if (!pendingLink || proof === undefined) return undefined;
    const isOwn = timingSafeEqual(Buffer.from(hashOf(proof)), Buffer.from(pendingLink.proofHash));
    return isOwn ? pendingLink : undefined;
  }

  private isOver({ expiresAt }: PendingLink): boolean {
    return expiresAt < this.clock.now();
  }

  private options() {
    const { isSecure } = this.publicUrl;
    return { httpOnly: true, sameSite: 'strict', secure: isSecure, path: '/' } as const;
  }
}
