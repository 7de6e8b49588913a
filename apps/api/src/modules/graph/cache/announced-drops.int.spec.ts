import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { startTcpProxy } from '../../../testing';
import { FakeCaller } from '../testing';
import { AnnouncedDrops } from './announced-drops';
import { AnswerCache } from './answer-cache';

const redisUrl = process.env['TEST_REDIS_URL'];
const withRedis = redisUrl ? describe : describe.skip;
if (!redisUrl) process.stdout.write('TEST_REDIS_URL is not set: announced drops are not tested.\n');

/** Not a tenant from another run on the same Redis. */
const tenantId = randomUUID();
const caller = new FakeCaller('user', tenantId);
const open: AnnouncedDrops[] = [];

/** One replica's cache; an answer counts how often it was loaded. */
function startReplica(url: string) {
  const cache = new AnswerCache(undefined);
  const loads = new Map<string, number>();
  open.push(new AnnouncedDrops(cache, url));
  const read = async (path: string) => {
    const answer = await cache.get(caller, path, () => {
      loads.set(path, (loads.get(path) ?? 0) + 1);
      return Promise.resolve({ count: loads.get(path) });
    });
    return answer.count;
  };
  return { cache, read };
}

/** Keeps announcing, since the listener may not be there yet, until another replica has forgotten the path. */
async function dropUntilHeard(
  teller: ReturnType<typeof startReplica>,
  listener: ReturnType<typeof startReplica>,
  path: string,
): Promise<void> {
  const before = await listener.read(path);
  while ((await listener.read(path)) === before) {
    teller.cache.drop(tenantId, path);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

withRedis('drops with Redis', () => {
  const warn = jest.spyOn(Logger.prototype, 'warn');
  beforeEach(() => {
    warn.mockReset();
  });
  afterEach(() => {
    for (const drops of open.splice(0)) drops.close();
  });

  it('are heard by the other replicas, and affect only what they name', async () => {
    const [one, other] = [startReplica(redisUrl!), startReplica(redisUrl!)];
    await other.read('/education/classes/b');
    await dropUntilHeard(one, other, '/education/classes/a');
    await expect(other.read('/education/classes/b')).resolves.toBe(1);
  });

  it("don't come back to the announcer", async () => {
    const [one, other] = [startReplica(redisUrl!), startReplica(redisUrl!)];
    await dropUntilHeard(one, other, '/ready');
    await one.read('/a');
    one.cache.drop(tenantId, '/a');
    await expect(one.read('/a')).resolves.toBe(2);
    // Anything that comes back from it comes before this.
    await dropUntilHeard(other, one, '/later');
    await expect(one.read('/a')).resolves.toBe(2);
  });

  it('happen locally while Redis is down, are logged once, and are heard again afterwards', async () => {
    const { hostname, port } = new URL(redisUrl!);
    const proxy = await startTcpProxy({ host: hostname, port: Number(port || 6379) });
    const [one, other] = [startReplica(`redis://127.0.0.1:${proxy.port}`), startReplica(redisUrl!)];
    await dropUntilHeard(one, other, '/before');
    await dropUntilHeard(other, one, '/before');
    warn.mockReset();

    await proxy.cut();
    for (const count of [1, 2, 3]) {
      await expect(one.read('/a')).resolves.toBe(count);
      one.cache.drop(tenantId, '/a');
    }
    while (warn.mock.calls.length === 0) await new Promise((resolve) => setImmediate(resolve));

    await proxy.restore();
    await dropUntilHeard(one, other, '/after');
    await dropUntilHeard(other, one, '/after');
    expect(warn).toHaveBeenCalledTimes(1);
    await proxy.cut();
  });

  it('are ignored if they are unreadable', async () => {
    const [one, other] = [startReplica(redisUrl!), startReplica(redisUrl!)];
    await dropUntilHeard(one, other, '/ready');
    const { Redis } = await import('ioredis');
    const stranger = new Redis(redisUrl!);
    for (const message of ['', '{', 'null', '{"tenantId":1}']) {
      await stranger.publish('edugraph:dropped-answers', message);
    }
    stranger.disconnect();
    await dropUntilHeard(one, other, '/still');
  });
});
