import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import type { ApiConfig } from '../../../config/config.module';
import { RedisConnection } from '../../../database/redis';
import { startTcpProxy } from '../../../testing';
import { RateLimited, SignInThrottle } from './sign-in-throttle';

const redisUrl = process.env['TEST_REDIS_URL'];
const withRedis = redisUrl ? describe : describe.skip;
if (!redisUrl) process.stdout.write('TEST_REDIS_URL is not set: shared limits are not tested.\n');

const maxTries = 10;
const open: RedisConnection[] = [];

// That Redis is away is what is meant to happen.
beforeAll(() => {
  Logger.overrideLogger(false);
});

/** One process's throttle, once it is connected. */
async function startReplica(url: string): Promise<SignInThrottle> {
  const connection = new RedisConnection({ REDIS_URL: url } as ApiConfig);
  open.push(connection);
  await new Promise((resolve) => connection.client?.once('ready', resolve));
  return new SignInThrottle(connection);
}

async function countTries(throttles: SignInThrottle[], email: string): Promise<number> {
  for (let n = 0; n < 50; n++) {
    const throttle = throttles[n % throttles.length]!;
    try {
      await throttle.take(email, randomUUID());
    } catch (error) {
      expect(error).toBeInstanceOf(RateLimited);
      return n;
    }
  }
  return Infinity;
}

withRedis('limits of sign-in with Redis (S-10)', () => {
  afterAll(() => {
    for (const connection of open) connection.onModuleDestroy();
  });

  it('are shared by two processes', async () => {
    const replicas = [await startReplica(redisUrl!), await startReplica(redisUrl!)];
    expect(await countTries(replicas, randomUUID())).toBe(maxTries);
  });

  it('hold in each process by itself while Redis is away, without an error', async () => {
    const { hostname, port } = new URL(redisUrl!);
    const proxy = await startTcpProxy({ host: hostname, port: Number(port || 6379) });
    const replica = await startReplica(`redis://127.0.0.1:${proxy.port}`);
    await proxy.cut();
    const email = randomUUID();
    expect(await countTries([replica], email)).toBe(maxTries);
    await replica.forgive(email, 'address');
    await replica.take(email, 'address');
  });
});
