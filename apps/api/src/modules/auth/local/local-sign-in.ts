import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { AppError } from '../../../http';
import { AuthLog } from '../sessions/auth-log';
import { toEmailKey } from '../accounts/email';
import { KnownDeviceCookie } from '../throttle/known-device.cookie';
import { RateLimited, SignInThrottle } from '../throttle/sign-in-throttle';
import type { User } from '../accounts/user.entity';
import { UserRepository } from '../accounts/user.repository';
import { Passwords } from './passwords';

/** The same text for a wrong email, a wrong password and an account without a password (AUTH-1, S-10). */
export class InvalidCredentials extends AppError {
  constructor() {
    super('invalid_credentials', 401, "That email and password don't match an account.");
  }
}

export interface Credentials {
  email: string;
  password: string;
}

/** Whose password it is, or why it is nobody's; the reason is only for the log (S-10). */
type Match = { user: User; reason?: undefined } | { user?: User; reason: string };

/** Verifies a local account by email and password, to sign in or to link it (LINK-2). */
@Injectable()
export class LocalSignIn {
  constructor(
    private readonly users: UserRepository,
    private readonly passwords: Passwords,
    private readonly throttle: SignInThrottle,
    private readonly devices: KnownDeviceCookie,
    private readonly log: AuthLog,
  ) {}

  /** @throws InvalidCredentials, RateLimited */
  async check(credentials: Credentials, request: Request): Promise<User> {
    const guess = {
      email: toEmailKey(credentials.email),
      address: request.ip ?? '',
      device: this.devices.read(request),
    };
    const tried = { method: 'password', email: credentials.email } as const;
    const refuse = (reason: string, userId?: string) => {
      this.log.write('sign_in.failed', request, { ...tried, reason, userId });
    };
    await this.throttle.take(guess).catch((error: unknown) => {
      if (error instanceof RateLimited) refuse(error.code);
      throw error;
    });
    const match = await this.match(credentials).catch(async (error: unknown) => {
      await this.throttle.giveBack(guess);
      throw error;
    });
    if (match.reason !== undefined) {
      refuse(match.reason, match.user?.id);
      throw new InvalidCredentials();
    }
    await this.throttle.giveBack(guess);
    this.log.write('sign_in.succeeded', request, { ...tried, userId: match.user.id });
    return match.user;
  }

  private async match({ email, password }: Credentials): Promise<Match> {
    const user = await this.users.findByEmail(email);
    const isRight = await this.passwords.matches(user?.passwordHash, password);
    if (!user) return { reason: 'unknown_account' };
    if (!user.passwordHash) return { user, reason: 'no_password' };
    if (!isRight) return { user, reason: 'wrong_password' };
    return user.isActive ? { user } : { user, reason: 'inactive_account' };
  }
}
