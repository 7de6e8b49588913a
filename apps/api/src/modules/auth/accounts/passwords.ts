import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { Limiter } from './limiter';

/** argon2id, OWASP's second choice of numbers; 19 MiB a hash. `2` is the library's const enum for argon2id. */
const options = { algorithm: 2, memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 };
/** Hashing is off the event loop, but each takes a core: more at once only makes everything slow. */
const hashesAtOnce = 2;

const normalized = (password: string) => password.normalize('NFC');

/** Hashes and checks passwords (DATA-2). */
@Injectable()
export class Passwords {
  private readonly limiter = new Limiter(hashesAtOnce);
  /** Of a password nobody knows: what is checked when there is no account, so that both take as long (S-10). */
  private readonly decoy: Promise<string>;

  constructor() {
    this.decoy = this.hash(randomBytes(32).toString('base64url'));
  }

  hash(password: string): Promise<string> {
    return this.limiter.run(() => hash(normalized(password), options));
  }

  /** @param stored the account's hash; null or undefined where there is no account, or none with a password (S-3) */
  async matches(stored: string | null | undefined, password: string): Promise<boolean> {
    const against = stored ?? (await this.decoy);
    const isMatch = await this.limiter.run(() => verify(against, normalized(password)));
    return isMatch && stored !== null && stored !== undefined;
  }
}
