import {
  RateLimiterMemory,
  RateLimiterRedis,
  type IRateLimiterOptions,
  type RateLimiterAbstract,
} from 'rate-limiter-flexible';
import type { RedisConnection } from '../../../database/redis';

/** Counts in Redis if there is one, for all replicas together; while it is away, each process counts by itself. */
export function createLimiter(
  redis: RedisConnection,
  options: IRateLimiterOptions,
): RateLimiterAbstract {
  const insuranceLimiter = new RateLimiterMemory(options);
  return redis.client
    ? new RateLimiterRedis({ ...options, storeClient: redis.client, insuranceLimiter })
    : insuranceLimiter;
}
