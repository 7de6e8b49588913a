import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import type { Request } from 'express';
import { Strategy } from 'passport-local';
import { LocalSignIn } from './local-sign-in';
import type { User } from './user.entity';

/** Passport's strategy for e-mail and password. */
@Injectable()
export class LocalStrategy extends PassportStrategy(Strategy) {
  constructor(private readonly signIn: LocalSignIn) {
    super({ usernameField: 'email', passReqToCallback: true });
  }

  validate(request: Request, email: string, password: string): Promise<User> {
    return this.signIn.check({ email, password, address: request.ip ?? '' });
  }
}
