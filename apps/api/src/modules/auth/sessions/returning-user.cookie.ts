import { createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import * as z from 'zod';
import { API_CONFIG, type ApiConfig } from '../../../config/config.module';
import { PublicUrl, readCookie } from '../../../http';

const cookieName = 'edu_returning_user';
const lifetimeMs = 180 * 24 * 60 * 60 * 1000;
const purpose = 'returning user';

const returningUserSchema = z.object({ displayName: z.string(), email: z.string() });
export type ReturningUser = z.infer<typeof returningUserSchema>;

/** Remembers in the browser who last signed in with Microsoft there (AUTH-3). It signs nobody in. */
@Injectable()
export class ReturningUserCookie {
  constructor(
    @Inject(API_CONFIG) private readonly config: ApiConfig,
    private readonly publicUrl: PublicUrl,
  ) {}

  read(request: Request): ReturningUser | undefined {
    const [content, signature] = readCookie(request, cookieName)?.split('.') ?? [];
    if (!content || !signature || !this.isOurs(content, signature)) return undefined;
    const text = Buffer.from(content, 'base64url').toString('utf8');
    return returningUserSchema.parse(JSON.parse(text));
  }

  /** To be called when somebody has signed in with Microsoft. */
  write(response: Response, { displayName, email }: ReturningUser): void {
    const content = Buffer.from(JSON.stringify({ displayName, email })).toString('base64url');
    const value = `${content}.${this.sign(content)}`;
    response.cookie(cookieName, value, { ...this.options(), maxAge: lifetimeMs });
  }

  clear(response: Response): void {
    response.clearCookie(cookieName, this.options());
  }

  private options() {
    const { isSecure } = this.publicUrl;
    return { httpOnly: true, sameSite: 'lax', secure: isSecure, path: '/api/v1/session' } as const;
  }

  private sign(content: string): string {
    const text = `${purpose} ${content}`;
    return createHmac('sha256', this.config.SESSION_SECRET).update(text).digest('base64url');
  }

  private isOurs(content: string, signature: string): boolean {
    const expected = Buffer.from(this.sign(content));
    const given = Buffer.from(signature);
    return given.length === expected.length && timingSafeEqual(given, expected);
  }
}
