import type { Register } from '@app/contracts';
import { Injectable } from '@nestjs/common';
import { ValidationFailed } from '../../../http';
import { isGuessable } from './guessable-password';
import { Passwords } from './passwords';
import { SignInThrottle } from './sign-in-throttle';
import type { User } from './user.entity';
import { EmailTaken, UserRepository } from './user.repository';

const guessable = 'This password is among the first that are guessed. Choose another one.';

/** Makes local accounts. */
@Injectable()
export class Registration {
  constructor(
    private readonly users: UserRepository,
    private readonly passwords: Passwords,
    private readonly throttle: SignInThrottle,
  ) {}

  /** @throws ValidationFailed, EmailTaken, RateLimited */
  async register({ email, password, favoriteColor }: Register, address: string): Promise<User> {
    if (isGuessable(password, email)) {
      throw new ValidationFailed([{ path: ['password'], message: guessable }]);
    }
    await this.throttle.takeRegistration(address);
    // Before the hash, which is dear; the unique index decides between two at once.
    if (await this.users.findByEmail(email)) throw new EmailTaken();
    const passwordHash = await this.passwords.hash(password);
    return this.users.create({ email, passwordHash, favoriteColor });
  }
}
