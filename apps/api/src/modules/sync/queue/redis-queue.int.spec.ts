import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { startTcpProxy } from '../../../testing';
import type { SyncJob } from '../runs/sync-job';
import { RedisQueue } from './redis-queue';

const redis = process.env['TEST_REDIS_URL'];
const describeWithRedis = redis ? describe : describe.skip;

const jobs = (...tenantIds: string[]): SyncJob[] =>
  tenantIds.map((tenantId) => ({ tenantId, scheduledFor: 0 }));

describeWithRedis('the queue of all replicas', () => {
  const open: RedisQueue[] = [];
  const openQueue = (name: string, url = redis ?? '') => {
    const queue = new RedisQueue(url, name);
    open.push(queue);
    return queue;
  };
  afterEach(async () => {
    await Promise.all(open.splice(0).map((queue) => queue.stop()));
  });

  it('gives each tenant to exactly one replica', async () => {
    const name = `test-${randomUUID()}`;
    const done: string[] = [];
    const tenantIds = Array.from({ length: 40 }, (_, index) => `t${index}`);
    const all = new Promise<void>((resolve) => {
      for (const queue of [openQueue(name), openQueue(name)]) {
        queue.start((job) => {
          done.push(job.tenantId);
          if (done.length === tenantIds.length) resolve();
          return Promise.resolve();
        });
      }
    });
    await open[0]?.add(jobs(...tenantIds));
    await all;
    expect([...done].sort()).toEqual([...tenantIds].sort());
  });

  it('adds no tenant that is waiting or in progress', async () => {
    const queue = openQueue(`test-${randomUUID()}`);
    await queue.add(jobs('a', 'a'));
    await queue.add(jobs('a', 'b'));
    const done: string[] = [];
    await new Promise<void>((resolve) => {
      queue.start(async ({ tenantId }) => {
        if (tenantId === 'a') await queue.add(jobs('a'));
        done.push(tenantId);
        if (done.length === 3) resolve();
      });
      void queue.add(jobs('z'));
    });
    expect(done.sort()).toEqual(['a', 'b', 'z']);
  });

  it('calls one replica at each tick', async () => {
    const name = `test-${randomUUID()}`;
    const ticks: number[] = [];
    await new Promise<void>((resolve, reject) => {
      for (const queue of [openQueue(name), openQueue(name)]) {
        queue.start(() => Promise.resolve());
        const tick = (scheduledFor: number) => {
          ticks.push(scheduledFor);
          if (ticks.length === 3) resolve();
          return Promise.resolve();
        };
        queue.every('* * * * * *', tick).catch(reject);
      }
    });
    const seconds = ticks.map((tick) => Math.floor(tick / 1_000));
    expect(new Set(seconds).size).toBe(3);
  });

  it('continues with the other tenants after one fails', async () => {
    const queue = openQueue(`test-${randomUUID()}`);
    const done: string[] = [];
    await new Promise<void>((resolve) => {
      queue.start(({ tenantId }) => {
        if (tenantId === 'bad') return Promise.reject(new Error('no'));
        done.push(tenantId);
        if (done.length === 2) resolve();
        return Promise.resolve();
      });
      void queue.add(jobs('a', 'bad', 'b'));
    });
    expect(done.sort()).toEqual(['a', 'b']);
  });

  it('rejects jobs immediately while Redis is down, and continues when it is back', async () => {
    const { hostname: host, port } = new URL(redis ?? '');
    const proxy = await startTcpProxy({ host, port: Number(port || 6379) });
    const queue = openQueue(`test-${randomUUID()}`, `redis://127.0.0.1:${proxy.port}`);
    await queue.add(jobs('before'));
    const worked = new Promise<string[]>((resolve) => {
      const seen: string[] = [];
      queue.start(({ tenantId }) => {
        seen.push(tenantId);
        if (tenantId === 'after') resolve(seen);
        return Promise.resolve();
      });
    });
    await proxy.cut();
    await expect(queue.add(jobs('lost'))).rejects.toThrow();
    await proxy.restore();
    for (let isAdded = false; !isAdded;) {
      await nextTurn();
      isAdded = await queue.add(jobs('after')).then(
        () => true,
        () => false,
      );
    }
    expect(await worked).toEqual(['before', 'after']);
    await Promise.all(open.splice(0).map((queue) => queue.stop()));
    await proxy.cut();
  });

  it('stops even while Redis is down', async () => {
    const { hostname: host, port } = new URL(redis ?? '');
    const proxy = await startTcpProxy({ host, port: Number(port || 6379) });
    const queue = new RedisQueue(`redis://127.0.0.1:${proxy.port}`, `test-${randomUUID()}`);
    await queue.add(jobs('before'));
    await new Promise<void>((resolve) => {
      queue.start(() => {
        resolve();
        return Promise.resolve();
      });
    });
    await proxy.cut();
    await expect(queue.add(jobs('lost'))).rejects.toThrow();
    await queue.stop();
  });
});
