import { Injectable } from '@nestjs/common';
import { AuthGuard, PassportStrategy } from '@nestjs/passport';
import type { Request } from 'express';
import { Strategy } from 'passport';
import { MicrosoftSignIn, type Redemption } from './microsoft-sign-in';

type Verified = (error: unknown, redemption?: Redemption) => void;

/** Passport's side of a sign-in done by MSAL: a single step, the callback. */
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
    const { res: response } = request;
    if (!response) throw new Error('Express gives every request its response.');
    return this.signIn.redeem(request, response);
  }
}

/** Redeems the callback's code, then sets `request.user` to the redemption. */
@Injectable()
export class MicrosoftAuthGuard extends AuthGuard('microsoft') {}
