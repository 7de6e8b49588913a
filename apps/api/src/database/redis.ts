import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { Redis } from 'ioredis';
import { API_CONFIG, type ApiConfig } from '../config/config.module';

const quietMs = 60_000;

/** The connection to Redis if REDIS_URL names one. Without it everything still works, per process and a little less well. */
@Injectable()
export class RedisConnection implements OnModuleDestroy {
  readonly client: Redis | undefined;
  private readonly logger = new Logger(RedisConnection.name);
  private lastWarning = 0;

  constructor(@Inject(API_CONFIG) { REDIS_URL: url }: ApiConfig) {
    if (!url) return;
    // While Redis is down, commands fail immediately; the connection recovers by itself.
    this.client = new Redis(url, { enableOfflineQueue: false, maxRetriesPerRequest: 1 });
    this.client.on('error', (error) => {
      this.warn(error);
    });
  }

  onModuleDestroy(): void {
    this.client?.disconnect();
  }

  /** It retries many times a minute; one log line of that is enough. */
  private warn(error: Error): void {
    if (performance.now() - this.lastWarning < quietMs) return;
    this.lastWarning = performance.now();
    this.logger.warn({ msg: "Redis isn't answering", err: error });
  }
}
