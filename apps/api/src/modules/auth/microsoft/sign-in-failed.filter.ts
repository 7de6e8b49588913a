import { Catch, Injectable, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { AuthLog } from '../sessions/auth-log';
import type { Redemption } from './microsoft-sign-in';
import { SignInFailed } from './sign-in-failed';

const pages = { 'sign-in': '/sign-in', link: '/link' } as const;

/** The user is known once the code has been redeemed. */
type MaybeRedeemed = Request & { user?: Redemption };

/** Sends the browser to the page that says what went wrong; the Link page requests the details. */
@Injectable()
@Catch(SignInFailed)
export class SignInFailedFilter implements ExceptionFilter<SignInFailed> {
  constructor(private readonly log: AuthLog) {}

  catch(failure: SignInFailed, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<MaybeRedeemed>();
    const response = host.switchToHttp().getResponse<Response>();
    const { code, mode, details } = failure;
    const { tenantId, objectId } = request.user?.identity ?? {};
    const who = { userId: request.session.userId, tenantId, objectId };
    const how = { method: 'microsoft', reason: code, err: details.cause } as const;
    this.log.write('sign_in.failed', request, { ...who, ...how });
    // Nothing is stored for users who aren't signed in.
    if (mode === 'link' && request.session.userId) {
      const { microsoftAccount } = details;
      request.session.linkError = { code, ...(microsoftAccount ? { microsoftAccount } : {}) };
    }
    response.setHeader('Cache-Control', 'no-store');
    response.redirect(`${pages[mode]}?error=${code}`);
  }
}
