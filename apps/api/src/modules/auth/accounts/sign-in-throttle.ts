import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { Injectable } from '@nestjs/common';
import {
  RateLimiterMemory,
  RateLimiterRedis,
  RateLimiterRes,
  type IRateLimiterOptions,
  type RateLimiterAbstract,
} from 'rate-limiter-flexible';
import { RedisConnection } from '../../../database/redis';
import { AppError } from '../../../http';

const quarterHour = 15 * 60;
const hour = 60 * 60;

/** How many tries are let through in how many seconds. A whole school may share one address. */
const limits = {
  account: { keyPrefix: 'sign-in-account', points: 10, duration: quarterHour },
  address: { keyPrefix: 'sign-in-address', points: 100, duration: quarterHour },
  registration: { keyPrefix: 'registration', points: 300, duration: hour },
} satisfies Record<string, IRateLimiterOptions>;

export class RateLimited extends AppError {
  constructor(retryAfter: number) {
    super('rate_limited', 429, 'Too many tries. Wait a while and try again.', { retryAfter });
  }
}

/** Neither addresses nor e-mails lie in Redis as they are. */
const keyOf = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 22);

/** One IPv6 customer has a whole /64 to choose addresses from. */
const networkOf = (address: string) =>
  isIPv6(address) && !address.startsWith('::ffff:')
    ? address.split(':').slice(0, 4).join(':')
    : address;

async function take(limiter: RateLimiterAbstract, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    throw new RateLimited(Math.max(1, refusal.msBeforeNext / 1000));
  }
}

/** Slows down guessing of passwords and of who has an account (S-10). Shared by replicas where there is a Redis. */
@Injectable()
export class SignInThrottle {
  private readonly account: RateLimiterAbstract;
  private readonly address: RateLimiterAbstract;
  private readonly registration: RateLimiterAbstract;

  constructor(private readonly redis: RedisConnection) {
    this.account = this.limiter(limits.account);
    this.address = this.limiter(limits.address);
    this.registration = this.limiter(limits.registration);
  }

  /**
   * Counts a try before the password is looked at, so that tries at once count too.
   * @throws RateLimited
   */
  async take(emailKey: string, address: string): Promise<void> {
    await take(this.address, keyOf(networkOf(address)));
    await take(this.account, keyOf(emailKey));
  }

  /** The password was right: what was counted is forgiven. */
  async forgive(emailKey: string, address: string): Promise<void> {
    await this.account.delete(keyOf(emailKey));
    await this.address.reward(keyOf(networkOf(address)));
  }

  /** @throws RateLimited */
  async takeRegistration(address: string): Promise<void> {
    await take(this.registration, keyOf(networkOf(address)));
  }

  /** With Redis away each process counts by itself: sign-in goes on, and guessing stays slow. */
  private limiter(options: IRateLimiterOptions): RateLimiterAbstract {
    const memory = new RateLimiterMemory(options);
    const { client } = this.redis;
    if (!client) return memory;
    return new RateLimiterRedis({ ...options, storeClient: client, insuranceLimiter: memory });
  }
}
