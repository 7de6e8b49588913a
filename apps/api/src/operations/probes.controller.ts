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
export class ProbesController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly database: TypeOrmHealthIndicator,
    private readonly redis: RedisConnection,
  ) {}

  /** The process is running. Nothing else is checked, because restarting it can't bring back a database that is down. */
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

  /** Reported, but never a reason to take it out of service: without Redis, each replica throttles on its own. */
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
