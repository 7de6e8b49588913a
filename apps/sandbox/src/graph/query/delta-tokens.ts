import { createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import { badRequest } from '../../wire/graph-error';

/** What delta queries exist for, by their paths. */
const resourceSchema = z.enum([
  'users',
  'education/users',
  'education/schools',
  'education/classes',
]);
export type DeltaResource = z.output<typeof resourceSchema>;

/** What a delta query covers. Its tokens carry the options of its first call. */
const subjectSchema = z.object({
  /** Tokens from before there were others are for users. */
  resource: resourceSchema.default('users'),
  tenant: z.string(),
  /** Identifies the roster that positions and changes refer to. */
  roster: z.string(),
  /** Absent for the default properties, without `$select`. */
  select: z.array(z.string()).optional(),
  /** The ids it's limited to. */
  ids: z.array(z.string()).optional(),
});
export type DeltaSubject = z.output<typeof subjectSchema>;

/** What to repeat from the previous page, drawn again from the same seed. */
const againSchema = z.object({ from: z.int(), repeat: z.number(), seed: z.int() });
export type Again = z.output<typeof againSchema>;

/** A `$deltatoken`: everything up to a change is known. */
const linkSchema = z.object({ kind: z.literal('delta'), subject: subjectSchema, since: z.int() });

/** A `$skiptoken`: a round in progress. */
const roundSchema = z.object({
  kind: z.literal('skip'),
  subject: subjectSchema,
  /** The last change already known; null in a full round. */
  since: z.int().nullable(),
  /** The last change when the round began: the next round continues from it. */
  until: z.int(),
  /** The next position to look at. */
  at: z.int(),
  /** Counts pages from 1. */
  page: z.int(),
  again: againSchema.optional(),
});
export type Round = z.output<typeof roundSchema>;

const contentSchema = z.discriminatedUnion('kind', [linkSchema, roundSchema]);
export type TokenContent = z.output<typeof contentSchema>;

const issuedSchema = z.object({ content: contentSchema, generation: z.int(), issued: z.number() });
export type IssuedToken = z.output<typeof issuedSchema>;

/** Issues and opens delta query tokens. They aren't stored, so they outlive a restart. */
export class DeltaTokens {
  private readonly key: Buffer;

  /** @param secret kept between runs */
  constructor(secret: Uint8Array) {
    this.key = createHmac('sha256', secret).update('delta tokens').digest();
  }

  issue(token: IssuedToken): string {
    const text = Buffer.from(JSON.stringify(token)).toString('base64url');
    return `${text}.${this.sign(text)}`;
  }

  /** @throws GraphError 400 for a token that isn't ours */
  open(token: string): IssuedToken {
    const [text = '', signature = ''] = token.split('.');
    const expected = Buffer.from(this.sign(text));
    const given = Buffer.from(signature);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw badlyFormed();
    return issuedSchema.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
  }

  private sign(text: string): string {
    return createHmac('sha256', this.key).update(text).digest('base64url');
  }
}

export function badlyFormed() {
  return badRequest('Badly formed token.');
}
