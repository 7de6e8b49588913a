import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import type { Clock } from '../../wire/clock';
import { GraphError } from '../../wire/graph-error';

const contentSchema = z.object({
  /** What the token was issued for: tenant, caller, path and options. */
  for: z.string(),
  /** Where in the collection the page starts. */
  at: z.int().min(0),
  /** Milliseconds since 1970. */
  until: z.number(),
});

const lifetime = 3_600_000;

function invalid(): GraphError {
  return new GraphError(400, 'Request_BadRequest', "The value of '$skiptoken' is invalid.");
}

/** Issues and opens `$skiptoken`s: signed, valid for a single listing, and short-lived. */
export class PageTokens {
  private readonly key = randomBytes(32);

  constructor(private readonly clock: Clock) {}

  issue(purpose: string, at: number): string {
    const content = { for: this.sign(purpose), at, until: this.clock.now().getTime() + lifetime };
    const text = Buffer.from(JSON.stringify(content)).toString('base64url');
    return `${text}.${this.sign(text)}`;
  }

  /** Where the page starts. @throws GraphError 400 for a made-up token, another listing's, or an expired one */
  open(purpose: string, token: string): number {
    const [text = '', signature = ''] = token.split('.');
    const expected = Buffer.from(this.sign(text));
    const given = Buffer.from(signature);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw invalid();
    const content = contentSchema.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
    if (content.for !== this.sign(purpose)) throw invalid();
    if (content.until < this.clock.now().getTime()) {
      const message = 'The page token has expired; start the listing again.';
      throw new GraphError(400, 'Directory_ExpiredPageToken', message);
    }
    return content.at;
  }

  private sign(text: string): string {
    return createHmac('sha256', this.key).update(text).digest('base64url');
  }
}
