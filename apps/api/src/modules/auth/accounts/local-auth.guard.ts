import { signInSchema } from '@app/contracts';
import { Injectable, type ExecutionContext } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import type { Request } from 'express';
import { ValidationFailed } from '../../../http';
import { InvalidCredentials } from './local-sign-in';

/** Signs in by e-mail and password; `request.user` is the account then. */
@Injectable()
export class LocalAuthGuard extends AuthGuard('local') {
  // Guards run before pipes, and passport takes whatever the body holds.
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
