import { Controller, Get } from '@nestjs/common';
import {
  HealthCheckService,
  TypeOrmHealthIndicator,
  type HealthCheckResult,
  type HealthIndicatorResult,
} from '@nestjs/terminus';
import { RedisConnection } from '../database/redis';
import { PublicRoute } from '../modules/auth';

const databaseTimeoutMs = 2000;

/** For load balancers and supervisors. */
@Controller('health')
@PublicRoute()
export class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly database: TypeOrmHealthIndicator,
    private readonly redis: RedisConnection,
  ) {}

  /** The process runs; nothing else is asked, so that a restart is never the answer to a database that is away. */
  @Get('live')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** Requests can be answered. */
  @Get('ready')
  ready(): Promise<HealthCheckResult> {
    return this.health.check([
      () => this.database.pingCheck('database', { timeout: databaseTimeoutMs }),
      () => this.redisState(),
    ]);
  }

  /** Told, but never a reason to be taken out of service: without Redis each replica throttles by itself. */
  private async redisState(): Promise<HealthIndicatorResult> {
    const { client } = this.redis;
    if (!client) return {};
    const isReachable = await client.ping().then(
      () => true,
      () => false,
    );
    return { redis: { status: 'up', isReachable } };
  }
}
