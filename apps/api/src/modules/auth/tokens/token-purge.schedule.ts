import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Clock } from '../../../clock/clock';
import { TokenCacheRepository } from './token-cache.repository';

const everySixHours = 6 * 3_600_000;

/** Removes token caches that nobody can use anymore. */
@Injectable()
export class TokenPurge {
  constructor(
    private readonly tokenCache: TokenCacheRepository,
    private readonly clock: Clock,
  ) {}

  @Interval(everySixHours)
  async purge(): Promise<void> {
    await this.tokenCache.removeExpired(this.clock.date());
  }
}
