import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { Limiter } from './limiter';

/** argon2id with OWASP's second set of parameters; 19 MiB per hash. `2` is argon2id in the library's const enum. */
const options = { algorithm: 2, memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 };
/** Hashing runs off the event loop, but each hash takes a core: more at once only slows everything down. */
const hashesAtOnce = 2;
/** Enough for a school at eight o'clock, and keeps waits under half a minute whatever the load. */
const longestLine = 1000;

const normalized = (password: string) => password.normalize('NFC');

/** Hashes and checks passwords (DATA-2). */
@Injectable()
export class Passwords {
  private readonly limiter = new Limiter(hashesAtOnce, longestLine);
  /** Hash of a password nobody knows: checked when there is no account, so that both take equally long (S-10). */
  private readonly decoy: Promise<string>;

  constructor() {
    this.decoy = this.hash(randomBytes(32).toString('base64url'));
  }

  hash(password: string): Promise<string> {
    return this.limiter.run(() => hash(normalized(password), options));
  }

  /** @param stored the account's hash; null or undefined if there is no account or it has no password (S-3) */
  async matches(stored: string | null | undefined, password: string): Promise<boolean> {
    const against = stored ?? (await this.decoy);
    const isMatch = await this.limiter.run(() => verify(against, normalized(password)));
    return isMatch && stored !== null && stored !== undefined;
  }
}
