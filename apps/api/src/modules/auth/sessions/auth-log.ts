import { createHmac } from 'node:crypto';
import { emailSchema } from '@app/contracts';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Request } from 'express';
import { API_CONFIG, type ApiConfig } from '../../../config/config.module';
import { toEmailKey } from '../accounts/email';

export type AuthEvent =
  | 'sign_in.succeeded'
  | 'sign_in.failed'
  | 'registration.succeeded'
  | 'registration.failed'
  | 'administration.refused'
  | 'program.refused';

/** Reveals nothing of text that isn't an email: people type their password into the wrong field (S-7). */
function shortened(email: string): string {
  const address = emailSchema.safeParse(email).data;
  return address ? `${address.charAt(0)}…${address.slice(address.lastIndexOf('@'))}` : '…';
}

/** What is known about an event; anything unknown is left out of the log line. */
export interface AuthFacts {
  method?: 'password' | 'microsoft';
  /** Why it failed: a problem code, or a reason that is kept from the client. */
  reason?: string;
  /** The email as typed. */
  email?: string | undefined;
  userId?: string | undefined;
  tenantId?: string | undefined;
  objectId?: string | undefined;
  /** Of a program that exists. */
  clientId?: string | undefined;
  err?: unknown;
}

/**
 * Logs who tries to sign in, from where, and with what result: one line per `event`. An email is logged as its first
 * letter and domain, plus a hash that identifies attempts at the same account; existing accounts are named by id.
 */
@Injectable()
export class AuthLog {
  private readonly logger = new Logger('Auth');
  private readonly key: Buffer;

  constructor(@Inject(API_CONFIG) config: ApiConfig) {
    this.key = createHmac('sha256', config.SESSION_SECRET).update('auth log').digest();
  }

  write(event: AuthEvent, request: Request, { email, ...facts }: AuthFacts): void {
    const line = {
      msg: event,
      event,
      ...facts,
      ...(email !== undefined && this.describe(email)),
      /** With TRUST_PROXY applied. */
      address: request.ip ?? '',
      path: request.path,
    };
    if (event.endsWith('.succeeded')) this.logger.log(line);
    else this.logger.warn(line);
  }

  private describe(email: string) {
    const accountHash = createHmac('sha256', this.key)
      .update(toEmailKey(email))
      .digest('base64url');
    return { account: shortened(email), accountHash: accountHash.slice(0, 16) };
  }
}
