import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../wire/clock';

const lifetimeMs = 3_600_000;

/** A file in someone's library. */
export interface Downloadable {
  readonly tenantId: string;
  readonly driveId: string;
  readonly itemId: string;
}

/** Signs addresses that open one file without signing in, for an hour. */
export class DownloadLinks {
  private readonly key = randomBytes(32);

  constructor(private readonly clock: Clock) {}

  issue(file: Downloadable): string {
    const until = this.clock.now().getTime() + lifetimeMs;
    return `${until}.${this.sign(file, until)}`;
  }

  /** Whether a token was issued for this file and hasn't expired. */
  opens(file: Downloadable, token: string): boolean {
    const [until = '', signature = ''] = token.split('.');
    const expected = Buffer.from(this.sign(file, Number(until)));
    const given = Buffer.from(signature);
    const isOurs = given.length === expected.length && timingSafeEqual(given, expected);
    return isOurs && this.clock.now().getTime() <= Number(until);
  }

  private sign({ tenantId, driveId, itemId }: Downloadable, until: number): string {
    const text = JSON.stringify([tenantId, driveId, itemId, until]);
    return createHmac('sha256', this.key).update(text).digest('base64url');
  }
}
