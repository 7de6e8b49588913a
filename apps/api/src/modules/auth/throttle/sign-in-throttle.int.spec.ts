import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import fc from 'fast-check';
import { clockAt } from '../../../clock/testing/clock-at';
import type { ApiConfig } from '../../../config/config.module';
import { RedisConnection } from '../../../database/redis';
import { startTcpProxy } from '../../../testing';
import { MemoryTryCounts } from './memory-try-counts';
import type { Lane } from './pace';
import { RedisTryCounts } from './redis-try-counts';
import { RateLimited, SignInThrottle } from './sign-in-throttle';

const redisUrl = process.env['TEST_REDIS_URL'];
const withRedis = redisUrl ? describe : describe.skip;
if (!redisUrl) process.stdout.write('TEST_REDIS_URL is not set: shared limits are not tested.\n');

const maxTries = 10;
const open: RedisConnection[] = [];
const clock = clockAt(() => Date.now());

// Redis is meant to be away here; don't log it.
beforeAll(() => {
  Logger.overrideLogger(false);
});

async function connect(url: string): Promise<RedisConnection> {
  const connection = new RedisConnection({ REDIS_URL: url } as ApiConfig);
  open.push(connection);
  await new Promise((resolve) => connection.client?.once('ready', resolve));
  return connection;
}

/** One process's throttle, once it is connected. */
const startReplica = async (url: string) => new SignInThrottle(await connect(url), clock);

async function countTries(throttles: SignInThrottle[], email: string): Promise<number> {
  for (let n = 0; n < 50; n++) {
    const throttle = throttles[n % throttles.length]!;
    try {
      await throttle.take({ email, address: '10.0.0.1' });
    } catch (error) {
      expect(error).toBeInstanceOf(RateLimited);
      return n;
    }
  }
  return Infinity;
}

withRedis('sign-in limits with Redis (S-10)', () => {
  afterAll(() => {
    for (const connection of open) connection.onModuleDestroy();
  });

  it('are shared by two processes', async () => {
    const replicas = [await startReplica(redisUrl!), await startReplica(redisUrl!)];
    expect(await countTries(replicas, randomUUID())).toBe(maxTries);
  });

  it('hold in each process separately while Redis is away, without an error', async () => {
    const { hostname, port } = new URL(redisUrl!);
    const proxy = await startTcpProxy({ host: hostname, port: Number(port || 6379) });
    const replica = await startReplica(`redis://127.0.0.1:${proxy.port}`);
    await proxy.cut();
    const guess = { email: randomUUID(), address: '10.0.0.1' };
    expect(await countTries([replica], guess.email)).toBe(maxTries);
    await replica.giveBack(guess);
    await replica.take(guess);
  });

  it('match those in memory for any sequence of tries', async () => {
    const { client } = await connect(redisUrl!);
    const step = fc.record({
      does: fc.constantFrom('take', 'take', 'take', 'giveBack'),
      own: fc.integer({ min: 0, max: 3 }),
      isShared: fc.boolean(),
      after: fc.constantFrom(0, 1, 250, 999, 1000, 5000, 61_000),
      chance: fc.double({ min: 0, max: 0.999, noNaN: true }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
        const run = randomUUID();
        const own = { free: 2, firstMs: 500, longestMs: 8000 };
        const shared = { free: 4, firstMs: 1000, longestMs: 3000 };
        const memory = new MemoryTryCounts();
        const redis = new RedisTryCounts(client!);
        let now = 1_800_000_000_000;
        for (const { does, own: name, isShared, after, chance } of steps) {
          now += after;
          const lanes: Lane[] = [{ key: `${run} ${name}`, pace: own }];
          if (isShared) lanes.push({ key: `${run} all`, pace: shared });
          if (does === 'take') {
            const waits = [memory, redis].map((counts) => counts.take(lanes, { now, chance }));
            const [inMemory, inRedis] = await Promise.all(waits);
            expect(inRedis).toBe(inMemory);
          } else {
            await Promise.all([memory, redis].map((counts) => counts.giveBack(lanes, now)));
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});
