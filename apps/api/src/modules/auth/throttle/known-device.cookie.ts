import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Request } from 'express';
import * as z from 'zod';
import { Clock } from '../../../clock/clock';
import { API_CONFIG, type ApiConfig } from '../../../config/config.module';
import { cookiesOf, PublicUrl, Signer } from '../../../http';
import { parseJson } from '../../../text/parse-json';
import { toEmailKey } from '../accounts/email';

const name = 'edu_device';
const day = 24 * 3_600_000;
const lifetimeMs = 180 * day;
/** The cookie is renewed once this much of its lifetime has passed. */
const renewAfterMs = 30 * day;
/** On a shared computer, the account that signed in longest ago is forgotten first. */
const accountsKept = 20;

const contentSchema = z.object({
  id: z.string(),
  accounts: z.array(z.string()),
  until: z.number(),
});
type Content = z.infer<typeof contentSchema>;

/** A browser in which someone has signed in before. */
export interface KnownDevice {
  id: string;
  /** Whether this account has. */
  isOf(email: string): boolean;
}

/**
 * Remembers in the browser who has signed in there, so that attempts by others elsewhere don't lock them out. It signs
 * nobody in: it only says whose guesses are counted separately.
 * https://owasp.org/www-community/Slow_Down_Online_Guessing_Attacks_with_Device_Cookies
 */
@Injectable()
export class KnownDeviceCookie {
  private readonly signer: Signer;

  constructor(
    @Inject(API_CONFIG) config: ApiConfig,
    private readonly publicUrl: PublicUrl,
    private readonly clock: Clock,
  ) {
    this.signer = new Signer(config.SESSION_SECRET, 'known device');
  }

  read(request: Request): KnownDevice | undefined {
    const content = this.contentOf(request);
    if (!content) return undefined;
    const { id, accounts } = content;
    return { id, isOf: (email) => accounts.includes(this.markOf(id, email)) };
  }

  /** @param email of the signed-in local account, if there is one */
  remember(request: Request, email: string | undefined): void {
    const known = this.contentOf(request);
    const id = known?.id ?? randomBytes(16).toString('base64url');
    const marks = email === undefined ? [] : [this.markOf(id, email)];
    const before = known?.accounts ?? [];
    const isNew = !known || marks.some((mark) => !before.includes(mark));
    const until = this.clock.now() + lifetimeMs;
    if (!isNew && until - known.until < renewAfterMs) return;
    const others = before.filter((mark) => !marks.includes(mark));
    this.write(request, { id, accounts: [...marks, ...others].slice(0, accountsKept), until });
  }

  private write(request: Request, content: Content): void {
    const text = Buffer.from(JSON.stringify(content)).toString('base64url');
    request.res?.cookie(this.publicUrl.cookieName(name), `${text}.${this.signer.sign(text)}`, {
      httpOnly: true,
      sameSite: 'lax',
      secure: this.publicUrl.isSecure,
      path: '/',
      maxAge: lifetimeMs,
    });
  }

  private contentOf(request: Request): Content | undefined {
    const [text, signature] = cookiesOf(request)[this.publicUrl.cookieName(name)]?.split('.') ?? [];
    if (!text || !signature || !this.signer.isSigned(text, signature)) return undefined;
    const json = Buffer.from(text, 'base64url').toString('utf8');
    const content = contentSchema.parse(parseJson(json));
    return content.until > this.clock.now() ? content : undefined;
  }

  /** Others who use the computer learn no email from it. */
  private markOf(id: string, email: string): string {
    return this.signer.sign(`${id} ${toEmailKey(email)}`).slice(0, 16);
  }
}
