import {
  Catch,
  Injectable,
  Logger,
  type ArgumentsHost,
  type ExceptionFilter,
} from '@nestjs/common';
import type { Request, Response } from 'express';
import { SignInFailed } from './sign-in-failed';

const pages = { 'sign-in': '/sign-in', link: '/link' } as const;

/** Sends the browser to the page that tells what went wrong; the Link page asks for the rest. */
@Injectable()
@Catch(SignInFailed)
export class SignInFailedFilter implements ExceptionFilter<SignInFailed> {
  private readonly logger = new Logger('SignIn');

  catch(failure: SignInFailed, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    const { code, mode, details } = failure;
    this.logger.warn({ msg: failure.message, code, mode, err: details.cause });
    if (mode === 'link') {
      const { microsoftAccount } = details;
      request.session.linkError = { code, ...(microsoftAccount ? { microsoftAccount } : {}) };
    }
    response.setHeader('Cache-Control', 'no-store');
    response.redirect(`${pages[mode]}?error=${code}`);
  }
}
