import { signInSchema } from '@app/contracts';
import { Injectable, type ExecutionContext } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import type { Request } from 'express';
import { ValidationFailed } from '../../../http';
import { InvalidCredentials } from './local-sign-in';

/** Checks email and password, then sets `request.user` to the account. */
@Injectable()
export class LocalAuthGuard extends AuthGuard('local') {
  // Guards run before pipes, and Passport accepts whatever is in the body.
  override canActivate(context: ExecutionContext) {
    const { body } = context.switchToHttp().getRequest<Request>();
    const checked = signInSchema.safeParse(body);
    if (!checked.success) throw new ValidationFailed(checked.error.issues);
    return super.canActivate(context);
  }

  override handleRequest<T>(error: unknown, user: T | false): T {
    if (error) throw error;
    if (!user) throw new InvalidCredentials();
    return user;
  }
}
