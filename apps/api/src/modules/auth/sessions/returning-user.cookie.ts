import { Inject, Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import * as z from 'zod';
import { API_CONFIG, type ApiConfig } from '../../../config/config.module';
import { cookiesOf, PublicUrl, Signer } from '../../../http';
import { parseJson } from '../../../text/parse-json';

const name = 'edu_returning_user';
const lifetimeMs = 180 * 24 * 60 * 60 * 1000;

const returningUserSchema = z.object({ displayName: z.string(), email: z.string() });
export type ReturningUser = z.infer<typeof returningUserSchema>;

/** Remembers in the browser who last signed in there with Microsoft (AUTH-3). It signs nobody in. */
@Injectable()
export class ReturningUserCookie {
  private readonly signer: Signer;

  constructor(
    @Inject(API_CONFIG) config: ApiConfig,
    private readonly publicUrl: PublicUrl,
  ) {
    this.signer = new Signer(config.SESSION_SECRET, 'returning user');
  }

  read(request: Request): ReturningUser | undefined {
    const [content, signature] =
      cookiesOf(request)[this.publicUrl.cookieName(name)]?.split('.') ?? [];
    if (!content || !signature || !this.signer.isSigned(content, signature)) return undefined;
    const text = Buffer.from(content, 'base64url').toString('utf8');
    return returningUserSchema.parse(parseJson(text));
  }

  /** Call it after a Microsoft sign-in. */
  write(response: Response, { displayName, email }: ReturningUser): void {
    const content = Buffer.from(JSON.stringify({ displayName, email })).toString('base64url');
    const value = `${content}.${this.signer.sign(content)}`;
    response.cookie(this.publicUrl.cookieName(name), value, {
      ...this.options(),
      maxAge: lifetimeMs,
    });
  }

  clear(response: Response): void {
    response.clearCookie(this.publicUrl.cookieName(name), this.options());
  }

  private options() {
    const { isSecure } = this.publicUrl;
    return { httpOnly: true, sameSite: 'lax', secure: isSecure, path: '/' } as const;
  }
}
