import { Injectable } from '@nestjs/common';
import { AuthGuard, PassportStrategy } from '@nestjs/passport';
import type { Request } from 'express';
import { Strategy } from 'passport';
import { MicrosoftSignIn, type Redemption } from './microsoft-sign-in';

type Verified = (error: unknown, redemption?: Redemption) => void;

/** Passport's side of a sign-in that MSAL does: one step, the callback. */
class MsalStrategy extends Strategy {
  constructor(private readonly verify: (request: Request, done: Verified) => void) {
    super();
  }

  override authenticate(request: Request): void {
    this.verify(request, (error, redemption) => {
      if (redemption) this.success(redemption);
      else this.error(error);
    });
  }
}

/** Passport's strategy `microsoft`. */
@Injectable()
export class MicrosoftStrategy extends PassportStrategy(MsalStrategy, 'microsoft') {
  constructor(private readonly signIn: MicrosoftSignIn) {
    super();
  }

  validate(request: Request): Promise<Redemption> {
    return this.signIn.redeem(request);
  }
}

/** Redeems the code of the callback; `request.user` is the redemption then. */
@Injectable()
export class MicrosoftAuthGuard extends AuthGuard('microsoft') {}
