import type { Register } from '@app/contracts';
import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { toAppError, ValidationFailed } from '../../../http';
import { AuthLog } from '../sessions/auth-log';
import { SignInThrottle } from '../throttle/sign-in-throttle';
import type { User } from '../accounts/user.entity';
import { UserRepository } from '../accounts/user.repository';
import { Passwords } from './passwords';
import { isGuessable } from './guessable-password';

const guessable = 'This password is too common to be safe. Choose another one.';

/** Registers local accounts. */
@Injectable()
export class Registration {
  constructor(
    private readonly users: UserRepository,
    private readonly passwords: Passwords,
    private readonly throttle: SignInThrottle,
    private readonly log: AuthLog,
  ) {}

  /** @throws ValidationFailed, EmailTaken, RateLimited */
  async register(account: Register, request: Request): Promise<User> {
    const { email } = account;
    try {
      const user = await this.make(account, request.ip ?? '');
      this.log.write('registration.succeeded', request, { email, userId: user.id });
      return user;
    } catch (error) {
      const reason = toAppError(error).code;
      this.log.write('registration.failed', request, { email, reason });
      throw error;
    }
  }

  private async make({ email, password, favoriteColor }: Register, address: string): Promise<User> {
    if (isGuessable(password, email)) {
      throw new ValidationFailed([{ path: ['password'], message: guessable }]);
    }
    await this.throttle.takeRegistration(address);
    // Takes equally long whether or not the address is taken; the unique index decides.
    const passwordHash = await this.passwords.hash(password);
    return this.users.create({ email, passwordHash, favoriteColor });
  }
}
