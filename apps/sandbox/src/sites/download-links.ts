import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const lifetimeMs = 3_600_000;

/** A file of somebody's library. */
export interface Downloadable {
  readonly tenantId: string;
  readonly driveId: string;
  readonly itemId: string;
}

/** Signs addresses that give away one file without a sign-in, for an hour. */
export class DownloadLinks {
  readonly #key = randomBytes(32);

  constructor(private readonly clock: { now(): Date }) {}

  issue(file: Downloadable): string {
    const until = this.clock.now().getTime() + lifetimeMs;
    return `${until}.${this.#sign(file, until)}`;
  }

  /** Whether a token was issued for this file, and not too long ago. */
  opens(file: Downloadable, token: string): boolean {
    const [until = '', signature = ''] = token.split('.');
    const expected = Buffer.from(this.#sign(file, Number(until)));
    const given = Buffer.from(signature);
    const isOurs = given.length === expected.length && timingSafeEqual(given, expected);
    return isOurs && this.clock.now().getTime() <= Number(until);
  }

  #sign({ tenantId, driveId, itemId }: Downloadable, until: number): string {
    const text = JSON.stringify([tenantId, driveId, itemId, until]);
    return createHmac('sha256', this.#key).update(text).digest('base64url');
  }
}
