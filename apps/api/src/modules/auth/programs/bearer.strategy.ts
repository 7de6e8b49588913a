import { Injectable } from '@nestjs/common';
import { AuthGuard, PassportStrategy } from '@nestjs/passport';
import type { Request } from 'express';
import { Strategy } from 'passport';
import { AccessTokens } from './access-tokens';
import { InvalidToken } from './oauth-error';
import type { Program } from './program';

type Verified = (error: unknown, program?: Program) => void;

/** A token of RFC 6750 §2.1. */
const bearer = /^bearer +([\w~+/.=-]+) *$/i;

/** Passport's side of it: one step, the header. */
class TokenStrategy extends Strategy {
  constructor(private readonly verify: (token: string, done: Verified) => void) {
    super();
  }

  override authenticate({ headers }: Request): void {
    const token = bearer.exec(headers.authorization ?? '')?.[1];
    if (token === undefined) return this.error(new InvalidToken());
    this.verify(token, (error, program) => {
      if (program) this.success(program);
      else this.error(error);
    });
  }
}

/** Passport's strategy `bearer`: which program sends a request (S-17). */
@Injectable()
export class BearerStrategy extends PassportStrategy(TokenStrategy, 'bearer') {
  constructor(private readonly tokens: AccessTokens) {
    super();
  }

  validate(token: string): Promise<Program> {
    return this.tokens.check(token);
  }
}

/** Sets `request.user` to the program. @throws InvalidToken */
@Injectable()
export class BearerAuthGuard extends AuthGuard('bearer') {}
