import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { RateLimiterRes, type RateLimiterAbstract } from 'rate-limiter-flexible';
import { RedisConnection } from '../../../database/redis';
import { createLimiter } from '../throttle/create-limiter';
import { networkOf } from '../throttle/network-of';
import { RateLimited } from '../throttle/sign-in-throttle';

/** Wrong secrets per client, network and minute. A right one is never refused, so nobody can lock a program out. */
const limits = { keyPrefix: 'failed-proofs', points: 30, duration: 60 };

/** Slows down programs that keep sending a wrong secret. */
@Injectable()
export class FailedProofs {
  private readonly limiter: RateLimiterAbstract;

  constructor(redis: RedisConnection) {
    this.limiter = createLimiter(redis, limits);
  }

  /** @throws RateLimited */
  async note(clientId: string, address: string): Promise<void> {
    const key = createHash('sha256')
      .update(`${clientId} ${networkOf(address)}`)
      .digest('base64url');
    try {
      await this.limiter.consume(key);
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      throw new RateLimited(Math.max(1, refusal.msBeforeNext / 1000));
    }
  }
}
