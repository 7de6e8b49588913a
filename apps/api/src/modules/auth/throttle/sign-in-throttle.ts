import { createHash } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import {
  RateLimiterRes,
  type IRateLimiterOptions,
  type RateLimiterAbstract,
} from 'rate-limiter-flexible';
import { Clock } from '../../../clock/clock';
import { RedisConnection } from '../../../database/redis';
import { AppError } from '../../../http';
import { createLimiter } from './create-limiter';
import type { KnownDevice } from './known-device.cookie';
import { MemoryTryCounts } from './memory-try-counts';
import { networkOf } from './network-of';
import type { Lane, Pace } from './pace';
import { RedisTryCounts } from './redis-try-counts';
import type { TryCounts } from './try-counts';

const second = 1000;
const minute = 60 * second;

/** ADR 0016 gives these in guesses per day. */
const paces = {
  /** One account, tried from one place: a known browser or a network. */
  place: { free: 10, firstMs: 5 * second, longestMs: 15 * minute },
  /** One account, tried from everywhere except the browsers its owner has signed in with. */
  account: { free: 50, firstMs: second, longestMs: 2 * minute },
  /** One network, trying accounts whose owners haven't signed in with these browsers. A whole school may share it. */
  network: { free: 1000, firstMs: second / 5, longestMs: second / 5 },
} satisfies Record<string, Pace>;

/** Since we send no mail, registration has to reveal whether an address is taken; nobody may ask often. */
const registrations: IRateLimiterOptions = {
  keyPrefix: 'registration',
  points: 5,
  duration: 60 * 60,
};

export class RateLimited extends AppError {
  constructor(retryAfter: number) {
    super('rate_limited', 429, 'Too many attempts. Wait a while and try again.', { retryAfter });
  }
}

/** A password tried for an account, whether or not the account exists. */
export interface Guess {
  email: string;
  /** The client's IP address. */
  address: string;
  device?: KnownDevice | undefined;
}

/** Hashed, so that Redis holds neither addresses nor emails in plain text. */
const keyOf = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 22);

/** The first lane is the guesser's own; see `TryCounts`. */
function lanesOf({ email, address, device }: Guess): Lane[] {
  const network = networkOf(address);
  const lane = (name: keyof typeof paces, text: string): Lane => ({
    key: `${name}:${keyOf(text)}`,
    pace: paces[name],
  });
  const place = lane('place', `${email} ${device ? `device ${device.id}` : network}`);
  // Nobody else can slow down a browser the owner has signed in with.
  if (device?.isOf(email)) return [place];
  // Anyone can register to become known; still, new browsers don't slow down known ones.
  const shared = lane('network', device ? `known ${network}` : network);
  return [place, lane('account', email), shared];
}

/**
 * Slows down guessing of passwords and of who has an account, without locking anyone out (S-10). Replicas share the
 * counts if there is a Redis; while Redis is away, each process counts separately.
 */
@Injectable()
export class SignInThrottle {
  private readonly logger = new Logger(SignInThrottle.name);
  private readonly memory = new MemoryTryCounts();
  private readonly shared: TryCounts | undefined;
  private readonly registration: RateLimiterAbstract;

  constructor(
    redis: RedisConnection,
    private readonly clock: Clock,
  ) {
    this.shared = redis.client && new RedisTryCounts(redis.client);
    this.registration = createLimiter(redis, registrations);
  }

  /**
   * Counts a try before the password is checked, so that concurrent tries count too.
   * @throws RateLimited
   */
  async take(guess: Guess): Promise<void> {
    const moment = { now: this.clock.now(), chance: this.clock.random() };
    const wait = await this.count((counts) => counts.take(lanesOf(guess), moment));
    if (wait > 0) throw new RateLimited(wait / second);
  }

  /** The password was right, or couldn't be checked: this try no longer counts, others still do. */
  async giveBack(guess: Guess): Promise<void> {
    await this.count((counts) => counts.giveBack(lanesOf(guess), this.clock.now()));
  }

  /** @throws RateLimited */
  async takeRegistration(address: string): Promise<void> {
    try {
      await this.registration.consume(keyOf(networkOf(address)));
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      throw new RateLimited(Math.max(1, refusal.msBeforeNext / second));
    }
  }

  private async count<T>(work: (counts: TryCounts) => Promise<T>): Promise<T> {
    if (!this.shared) return work(this.memory);
    try {
      return await work(this.shared);
    } catch (error) {
      this.logger.debug({ msg: 'Redis is away; this process counts sign-in tries.', err: error });
      return work(this.memory);
    }
  }
}
