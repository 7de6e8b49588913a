import { Injectable } from '@nestjs/common';
import { AppError } from '../../../http';
import { toEmailKey } from './email';
import { Passwords } from './passwords';
import { SignInThrottle } from './sign-in-throttle';
import type { User } from './user.entity';
import { UserRepository } from './user.repository';

/** One text for a wrong e-mail, a wrong password and an account without one (AUTH-1, S-10). */
export class InvalidCredentials extends AppError {
  constructor() {
    super('invalid_credentials', 401, 'The e-mail address or the password is not right.');
  }
}

export interface Credentials {
  email: string;
  password: string;
  /** Where the try comes from. */
  address: string;
}

/** Proves a local account by e-mail and password; also what links one (LINK-2). */
@Injectable()
export class LocalSignIn {
  constructor(
    private readonly users: UserRepository,
    private readonly passwords: Passwords,
    private readonly throttle: SignInThrottle,
  ) {}

  /** @throws InvalidCredentials, RateLimited */
  async check({ email, password, address }: Credentials): Promise<User> {
    const key = toEmailKey(email);
    await this.throttle.take(key, address);
    const user = await this.users.findByEmail(email);
    const isRight = await this.passwords.matches(user?.passwordHash, password);
    if (!user || !isRight || !user.isActive) throw new InvalidCredentials();
    await this.throttle.forgive(key, address);
    return user;
  }
}
