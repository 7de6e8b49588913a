import { createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import { badRequest } from '../graph-error';

/** What a delta query is about. The options of its first call live on in its tokens. */
const subjectSchema = z.object({
  tenant: z.string(),
  /** Names the roster that places and changes refer to. */
  roster: z.string(),
  /** Absent for the properties that come without `$select`. */
  select: z.array(z.string()).optional(),
  /** The users it is limited to. */
  ids: z.array(z.string()).optional(),
});
export type DeltaSubject = z.output<typeof subjectSchema>;

/** Users of the page before who have to come once more, drawn anew from the same seed. */
const againSchema = z.object({ from: z.int(), repeat: z.number(), seed: z.int() });
export type Again = z.output<typeof againSchema>;

/** A `$deltatoken`: all up to a change is known. */
const linkSchema = z.object({ kind: z.literal('delta'), subject: subjectSchema, since: z.int() });

/** A `$skiptoken`: a round that has begun. */
const roundSchema = z.object({
  kind: z.literal('skip'),
  subject: subjectSchema,
  /** The last change that was known before; null in a round of everybody. */
  since: z.int().nullable(),
  /** The last change when the round began: the next one goes on from it. */
  until: z.int(),
  /** The next place to look at. */
  at: z.int(),
  /** Counts the pages from 1. */
  page: z.int(),
  again: againSchema.optional(),
});
export type Round = z.output<typeof roundSchema>;

const contentSchema = z.discriminatedUnion('kind', [linkSchema, roundSchema]);
export type TokenContent = z.output<typeof contentSchema>;

const issuedSchema = z.object({ content: contentSchema, generation: z.int(), issued: z.number() });
export type IssuedToken = z.output<typeof issuedSchema>;

/** Makes and opens the tokens of delta queries. Nothing is kept of them, so that they outlive a restart. */
export class DeltaTokens {
  readonly #key: Buffer;

  /** @param secret kept from run to run */
  constructor(secret: Uint8Array) {
    this.#key = createHmac('sha256', secret).update('delta tokens').digest();
  }

  issue(token: IssuedToken): string {
    const text = Buffer.from(JSON.stringify(token)).toString('base64url');
    return `${text}.${this.#sign(text)}`;
  }

  /** @throws GraphError 400 for a token that isn't one of ours */
  open(token: string): IssuedToken {
    const [text = '', signature = ''] = token.split('.');
    const expected = Buffer.from(this.#sign(text));
    const given = Buffer.from(signature);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw badlyFormed();
    return issuedSchema.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
  }

  #sign(text: string): string {
    return createHmac('sha256', this.#key).update(text).digest('base64url');
  }
}

export function badlyFormed() {
  return badRequest('Badly formed token.');
}
