import type { SyncJob } from '../runs/sync-job';
import { InProcessQueue } from './in-process-queue';

const job = (tenantId: string): SyncJob => ({ tenantId, scheduledFor: 1 });
const settle = () => new Promise(setImmediate);

/** A queue with two slots whose work ends on demand. */
function setup() {
  const begun: string[] = [];
  const ends = new Map<string, (error?: Error) => void>();
  const queue = new InProcessQueue(2);
  queue.start(({ tenantId }) => {
    begun.push(tenantId);
    return new Promise<void>((resolve, reject) => {
      ends.set(tenantId, (error) => {
        if (error) reject(error);
        else resolve();
      });
    });
  });
  const end = async (tenantId: string, error?: Error) => {
    ends.get(tenantId)?.(error);
    await settle();
  };
  return { queue, begun, end };
}

describe('the queue of one process', () => {
  it('serves tenants in order, as many at once as it has slots', async () => {
    const { queue, begun, end } = setup();
    await queue.add(['a', 'b', 'c', 'd'].map(job));
    expect(begun).toEqual(['a', 'b']);
    await end('b');
    expect(begun).toEqual(['a', 'b', 'c']);
  });

  it('accepts jobs once it is empty and while others are in progress', async () => {
    const { queue, begun, end } = setup();
    await queue.add([job('a')]);
    await end('a');
    await queue.add([job('b'), job('c'), job('d')]);
    await end('b');
    await queue.add([job('e')]);
    await end('c');
    await end('d');
    expect(begun).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('keeps a tenant waiting only once for the same reason', async () => {
    const { queue, begun, end } = setup();
    await queue.add(['a', 'b', 'c', 'c'].map(job));
    await queue.add([job('c'), { tenantId: 'c' }]);
    for (const tenantId of ['a', 'b', 'c', 'c', 'c']) await end(tenantId);
    expect(begun).toEqual(['a', 'b', 'c', 'c']);
  });

  it('continues when a sync breaks (S-19)', async () => {
    const { queue, begun, end } = setup();
    await queue.add(['a', 'b', 'c'].map(job));
    await end('a', new Error('broken'));
    expect(begun).toEqual(['a', 'b', 'c']);
  });

  it('finishes what is in progress when it stops, and starts nothing more', async () => {
    const { queue, begun, end } = setup();
    await queue.add(['a', 'b', 'c'].map(job));
    let isStopped = false;
    const stopped = queue.stop().then(() => (isStopped = true));
    await end('a');
    expect(isStopped).toBe(false);
    await end('b');
    await stopped;
    expect(begun).toEqual(['a', 'b']);
  });
});
