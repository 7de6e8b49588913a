import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { Redis } from 'ioredis';
import { API_CONFIG, type ApiConfig } from '../config/config.module';

const quietMs = 60_000;

/** The connection to Redis where REDIS_URL names one. Everything goes on without it, by itself and a little worse. */
@Injectable()
export class RedisConnection implements OnModuleDestroy {
  readonly client: Redis | undefined;
  private readonly logger = new Logger(RedisConnection.name);
  private lastWarning = 0;

  constructor(@Inject(API_CONFIG) { REDIS_URL: url }: ApiConfig) {
    if (!url) return;
    // Commands fail at once while it is away; the connection comes back by itself.
    this.client = new Redis(url, { enableOfflineQueue: false, maxRetriesPerRequest: 1 });
    this.client.on('error', (error) => {
      this.warn(error);
    });
  }

  onModuleDestroy(): void {
    this.client?.disconnect();
  }

  /** It tries again many times a minute; one line of that is enough. */
  private warn(error: Error): void {
    if (Date.now() - this.lastWarning < quietMs) return;
    this.lastWarning = Date.now();
    this.logger.warn({ msg: 'Redis does not answer', err: error });
  }
}
